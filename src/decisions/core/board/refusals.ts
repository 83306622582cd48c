// Why something of the board's room, the register or the audit cannot be done. Its sentences stand with the pages.
import type { CannotReadSheet } from '#exchange/core';
import { refuse, type IsoDate, type Result } from '#kernel';
import type { CannotReadRegister } from '../matters/read-register.ts';
import type { CannotApprove, WrongState } from './meeting.ts';

export type CannotKeepFile =
  | { readonly kind: 'emptyFile' }
  | { readonly kind: 'fileTooLarge'; readonly limitBytes: number }
  | { readonly kind: 'wrongFileType' };

export type BoardRefusal =
  | WrongState
  | CannotApprove
  | CannotKeepFile
  | CannotReadRegister
  | { readonly kind: 'unreadable'; readonly why: CannotReadSheet }
  | { readonly kind: 'noRows' }
  | { readonly kind: 'numberTaken'; readonly year: number; readonly number: number }
  | {
      readonly kind:
        | 'noSuchBody'
        | 'noSuchMeeting'
        | 'noSuchItem'
        | 'noSuchMatter'
        | 'noSuchRecord'
        | 'noSuchMember'
        | 'noSuchFile';
    }
  | { readonly kind: 'sameName' | 'secondBoard' }
  | { readonly kind: 'unknownMember' | 'endsBeforeStart'; readonly row: number }
  /** The minutes are approved. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'meetingOver' | 'hasParagraph' | 'changedMeanwhile' | 'emptyAgenda' | 'notDistant' }
  | { readonly kind: 'notYet'; readonly heldOn: IsoDate }
  | { readonly kind: 'otherYear' | 'endsBeforeBeginning' | 'badDay' | 'inTheFuture' | 'beforeReceived' }
  | { readonly kind: 'reservationInConflict'; readonly name: string }
  /** No such deputy is there, or nobody is absent. */
  | { readonly kind: 'notCallable'; readonly name: string }
  | { readonly kind: 'nothingToReport' | 'notAnnounced' | 'notShown' | 'noOpenMatter' }
  | { readonly kind: 'stillAppealable'; readonly from: IsoDate };

export function cannot(refusal: BoardRefusal): Result<never, BoardRefusal> {
  return refuse(refusal);
}
