import type { AnswerSheet, Layout, Questionnaire, Sex } from '#surveys/core';
import type { IsoDate } from '#kernel';
import type { Generated, JSONColumnType } from 'kysely';

declare module '#database/server' {
  interface Tables {
    surveyQuestionnaire: {
      spaceId: Generated<string>;
      id: string;
      version: number;
      document: JSONColumnType<Questionnaire>;
    };
    surveyRound: {
      spaceId: Generated<string>;
      id: string;
      title: string;
      questionnaireId: string;
      questionnaireVersion: number;
      body: string | null;
      periodFrom: IsoDate;
      periodTo: IsoDate;
      layout: Layout;
      fewestShown: number;
      lowestRate: number;
      previous: string | null;
      state: 'open' | 'closed';
      closedOn: IsoDate | null;
      version: Generated<number>;
    };
    surveyGroup: {
      spaceId: Generated<string>;
      roundId: string;
      programme: string;
      position: number;
      offered: number | null;
    };
    surveyAnswer: {
      spaceId: Generated<string>;
      id: Generated<string>;
      roundId: string;
      programme: string;
      month: string;
      sex: Sex | null;
      isPaper: Generated<boolean>;
      answers: JSONColumnType<AnswerSheet['answers']>;
    };
    surveyCode: {
      spaceId: Generated<string>;
      codeHash: string;
      roundId: string;
      programme: string;
      isShared: boolean;
    };
    surveyCodeSpace: { codeHash: string; spaceId: string };
    surveyReceipt: { spaceId: Generated<string>; receiptHash: string; roundId: string };
    surveyText: {
      spaceId: Generated<string>;
      id: Generated<string>;
      roundId: string;
      programme: string;
      item: string;
      written: string | null;
      released: string | null;
      state: 'unread' | 'released' | 'withheld';
    };
    surveyReminder: { spaceId: Generated<string>; roundId: string; remindedOn: IsoDate; note: string };
  }
}
