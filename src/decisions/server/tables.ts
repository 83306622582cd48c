import type { IsoDate } from '#kernel';
import type { Responsible } from '#decisions/core';
import type { Generated } from 'kysely';

export type WheelItemTable = {
  spaceId: Generated<string>;
  id: string;
  title: string;
  fromMonth: number | null;
  fromDay: number | null;
  dueMonth: number;
  dueDay: number;
  intervalYears: number;
  firstYear: number;
  responsible: Responsible;
  isRemoved: boolean;
};

declare module '#database/server' {
  interface Tables {
    wheelItem: WheelItemTable;
    wheelMark: {
      spaceId: Generated<string>;
      itemId: string;
      year: number;
      movedTo: IsoDate | null;
      doneOn: IsoDate | null;
    };
  }
}
