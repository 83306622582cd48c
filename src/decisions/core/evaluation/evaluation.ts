// Evaluations and pre-studies: conclusion, action, goal; and the words that the annual report may take of them.
import { yearOf, type IsoDate } from '#kernel';

export const EVALUATION_KINDS = ['evaluation', 'preStudy'] as const;
export type EvaluationKind = (typeof EVALUATION_KINDS)[number];

export type ConclusionAction = {
  readonly id: string;
  readonly what: string;
  readonly responsible: string;
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
  /** `goalKey` of the goal that it works towards. */
  readonly goal: string | null;
};

export type Conclusion = {
  readonly id: string;
  readonly text: string;
  readonly actions: readonly ConclusionAction[];
};

export type Evaluation = {
  readonly id: string;
  readonly kind: EvaluationKind;
  readonly programme: string | null;
  readonly title: string;
  readonly madeBy: string;
  readonly madeOn: IsoDate;
  readonly summary: string;
  readonly conclusions: readonly Conclusion[];
};

export type EvaluationCount = {
  readonly conclusions: number;
  readonly actions: number;
  readonly done: number;
  /** Conclusions that nothing is done about. */
  readonly without: number;
};

export function countEvaluation({ conclusions }: Pick<Evaluation, 'conclusions'>): EvaluationCount {
  const actions = conclusions.flatMap((one) => one.actions);
  return {
    conclusions: conclusions.length,
    actions: actions.length,
    done: actions.filter(({ doneOn }) => doneOn !== null).length,
    without: conclusions.filter((one) => one.actions.length === 0).length,
  };
}

/** What was made in a year, or led to something that was done in it, as a text for the annual report; null when nothing was. */
export function evaluationText(
  evaluations: readonly Evaluation[],
  of: {
    readonly year: number;
    readonly goalText: (goal: string) => string | null;
    readonly programmeName: (slug: string) => string;
  },
): string | null {
  const isOf = (day: IsoDate | null): boolean => day !== null && yearOf(day) === of.year;
  const told = evaluations.filter(
    ({ madeOn, conclusions }) =>
      isOf(madeOn) || conclusions.some(({ actions }) => actions.some(({ doneOn }) => isOf(doneOn))),
  );
  if (told.length === 0) return null;
  return told
    .toSorted((a, b) => (a.madeOn < b.madeOn ? -1 : 1))
    .map((one) => {
      const name = one.programme === null ? null : of.programmeName(one.programme);
      const about = name === null || one.title.includes(name) ? '' : `${name}: `;
      const head = `${about}${one.title} (${one.kind === 'evaluation' ? 'utvärdering' : 'förstudie'}, ${one.madeBy}, ${one.madeOn}).`;
      const conclusions = one.conclusions.map(({ text, actions }) => {
        const done = actions.map((action) => actionText(action, of.goalText));
        return `- ${[ended(text), ...(done.length > 0 ? done : ['Ingen åtgärd är beslutad.'])].join(' ')}`;
      });
      return [[head, one.summary].filter(Boolean).join(' '), ...conclusions].join('\n');
    })
    .join('\n\n');
}

function actionText(
  { what, responsible, dueOn, doneOn, goal }: ConclusionAction,
  goalText: (goal: string) => string | null,
) {
  const when = doneOn === null ? (dueOn === null ? '' : `, klart senast ${dueOn}`) : `, klart ${doneOn}`;
  const towards = goal === null ? null : goalText(goal);
  return ended(
    `Åtgärd: ${what.replace(/\.$/, '')} (${responsible}${when})${towards === null ? '' : `, mot målet ”${towards}”`}`,
  );
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
