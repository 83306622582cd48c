import type { AnswerSheet, Layout, Questionnaire, RespondentGroup, Sex } from '#surveys/core';
import type { IsoDate } from '#kernel';
import type { HealthOccasion } from '#participants/core';
import type { ColumnType, Generated, JSONColumnType } from 'kysely';

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
    surveyTextLink: {
      spaceId: Generated<string>;
      secretHash: string;
      roundId: string;
      programme: string;
      expiresOn: IsoDate;
    };
    surveyAggregate: {
      spaceId: Generated<string>;
      instrument: string;
      level: 'own' | 'national';
      respondentGroup: RespondentGroup;
      periodFrom: IsoDate;
      periodTo: IsoDate;
      programme: string;
      item: string;
      sex: '' | Sex;
      label: string;
      n: number | null;
      offered: number | null;
      positive: number | null;
      clearlyPositive: number | null;
      mean: number | null;
      distribution: ColumnType<number[] | null, string | null, string | null>;
      source: string;
      version: number;
    };
    healthCode: {
      spaceId: Generated<string>;
      codeHash: string;
      participationId: string;
      occasion: HealthOccasion;
      /** The last day on which it can be used. */
      expiresOn: IsoDate;
    };
    surveyReminder: { spaceId: Generated<string>; roundId: string; remindedOn: IsoDate; note: string };
  }
}
