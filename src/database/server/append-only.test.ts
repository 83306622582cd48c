// What was printed, booked or decided cannot be rewritten by the application, whatever its code tries.
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testInstallation } from '../testing/index.ts';
import type { Installation } from './installation.ts';

/** Rows are added and never changed. */
const addedOnly = [
  'age_band_setting',
  'allocation',
  'application_event',
  'audit_entry',
  'budget_plan',
  'disclosure_policy',
  'disposal_decision',
  'follow_up_package',
  'forecast',
  'goal_standing',
  'grant_decision',
  'ledger_account',
  'ledger_amount',
  'ledger_object',
  'locked_file',
  'made_package',
  'meeting_minutes',
  'minutes_to_sign',
  'participation_event',
  'participation_item',
  'party_key',
  'programme_closing_event',
  'programme_report_event',
  'progression_instrument',
  'published_package',
  'report_lock',
  'signature_details',
  'signed_copy',
  'statutes_version',
  'survey_questionnaire',
  'voucher',
  'voucher_row',
];
/** Versions, of which one is marked as the one in force. */
const versions = ['budget', 'chart_mapping', 'entered_figure', 'ledger_import', 'report_text'];

let installation: Installation;
beforeAll(async () => {
  installation = await testInstallation();
});

const asApplication = (statement: string): Promise<unknown> =>
  installation.database.inSpace({ spaceId: '018f0000-0000-7000-8000-000000000001', access: 'write' }, (tx) =>
    sql.raw(statement).execute(tx),
  );

test('every table of versions is held here', async () => {
  const { rows } = await installation.database.asOwner((tx) =>
    sql<{ name: string }>`
      SELECT table_name AS name FROM information_schema.columns
       WHERE table_schema = current_schema() AND column_name = 'is_current' ORDER BY 1`.execute(tx),
  );
  expect(rows.map(({ name }) => name)).toEqual(versions);
});

test('every table that rows are only added to is held here', async () => {
  const { rows } = await installation.database.asOwner((tx) =>
    sql<{ name: string }>`
      SELECT c.relname::text AS name FROM pg_class c
       WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
         AND has_table_privilege('stegvis_app', c.oid, 'INSERT')
         AND NOT has_table_privilege('stegvis_app', c.oid, 'DELETE')
         AND NOT has_any_column_privilege('stegvis_app', c.oid, 'UPDATE')
       ORDER BY 1`.execute(tx),
  );
  expect(rows.map(({ name }) => name)).toEqual(addedOnly);
});

test.each([...addedOnly, ...versions])('%s gives up no row', async (table) => {
  await expect(asApplication(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
  await expect(asApplication(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(/permission denied/);
  await expect(asApplication(`SELECT count(*) FROM ${table}`)).resolves.toBeDefined();
});

test.each([...addedOnly, ...versions])('no content of %s can be changed', async (table) => {
  const { rows } = await installation.database.asOwner((tx) =>
    sql<{ name: string }>`
      SELECT column_name AS name FROM information_schema.columns
       WHERE table_schema = current_schema() AND table_name = ${table}
         AND has_column_privilege('stegvis_app', table_name, column_name, 'UPDATE')`.execute(tx),
  );
  expect(rows.map(({ name }) => name)).toEqual(versions.includes(table) ? ['is_current'] : []);
  await expect(asApplication(`UPDATE ${table} SET space_id = space_id`)).rejects.toThrow(/permission denied/);
});
