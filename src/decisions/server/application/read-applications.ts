import { query } from '#access/server';
import {
  budgetOf,
  membersOf,
  unusedOf,
  usedOf,
  type ApplicationValues,
  type BudgetYear,
  type GrantDecision,
  type GrantedYear,
} from '#decisions/core';
import { accept, refuse, sumOre, type Ore, type Result } from '#kernel';
import * as v from 'valibot';
import {
  currentVersion,
  findApplication,
  listApplications,
  listEvents,
  listOpenLinks,
  type Application,
  type ApplicationEvent,
} from './application-store.ts';
import { grantedTo, listDecisions } from './decision-store.ts';
import type { NoSuchApplication } from './write-application.ts';

export type ListedApplication = Pick<Application, 'id' | 'state' | 'dueOn' | 'opinion' | 'programme'> & {
  readonly name: string;
  readonly years: readonly number[];
  readonly members: readonly string[];
  readonly appliedOre: Ore;
  /** Null until the board has decided. */
  readonly grantedOre: Ore | null;
};

/** All applications, the newest first. */
export const readApplications = query({
  permission: 'application.read',
  input: v.object({}),
  async run({ tx }) {
    const decided = new Set((await listDecisions(tx)).map(({ application }) => application));
    const listed: ListedApplication[] = [];
    for (const application of await listApplications(tx)) {
      const { id, state, dueOn, opinion, programme, form } = application;
      const { values } = await currentVersion(tx, id, 'application');
      const isDecided = decided.has(id);
      listed.push({
        id,
        state,
        dueOn,
        opinion,
        programme,
        name: values['name'] ?? '',
        years: form.years,
        members: memberNames(application, values),
        appliedOre: sumOre(budgetOf(form, values).map(({ appliedOre }) => appliedOre)),
        grantedOre: isDecided ? sumOre((await grantedTo(tx, application)).map(({ mostOre }) => mostOre)) : null,
      });
    }
    return accept(listed);
  },
});

export type WholeApplication = Application & {
  readonly name: string;
  readonly members: readonly string[];
  readonly values: ApplicationValues;
  readonly finalValues: ApplicationValues;
  readonly budget: readonly BudgetYear[];
  readonly granted: readonly GrantedYear[];
  readonly unused: { readonly grantedOre: Ore; readonly usedOre: Ore; readonly unusedOre: Ore };
  readonly decisions: readonly GrantDecision[];
  readonly events: readonly ApplicationEvent[];
  /** For whom links are open. */
  readonly links: readonly string[];
};

export const readApplication = query({
  permission: 'application.read',
  input: v.object({ application: v.pipe(v.string(), v.uuid()) }),
  async run({ tx, today }, { application: id }): Promise<Result<WholeApplication, NoSuchApplication>> {
    const application = await findApplication(tx, id);
    if (!application) return refuse({ kind: 'noSuchApplication' });
    const { form } = application;
    const { values } = await currentVersion(tx, id, 'application');
    const { values: finalValues } = await currentVersion(tx, id, 'finalReport');
    const decisions = await listDecisions(tx, { application: id });
    const granted = await grantedTo(tx, application);
    return accept({
      ...application,
      name: values['name'] ?? '',
      members: memberNames(application, values),
      values,
      finalValues,
      budget: budgetOf(form, values),
      granted,
      unused: unusedOf(granted, usedOf(form, finalValues)),
      decisions,
      events: await listEvents(tx, id),
      links: await listOpenLinks(tx, { id, today }),
    });
  },
});

/** What the board decided about one programme's money, in the order it was decided. */
export const readGrantDecisions = query({
  permission: 'application.read',
  input: v.object({ programme: v.string() }),
  async run({ tx }, { programme }) {
    return accept(await listDecisions(tx, { programme }));
  },
});

function memberNames({ form }: Application, values: ApplicationValues): string[] {
  return membersOf(form, values).map((slug) => form.members.find((one) => one.slug === slug)?.name ?? slug);
}
