// The Article 30 record, made from the tables as the migrations make them: `node src/article-30.ts > docs/privacy/registerforteckning.md`.
// A table without a line below makes the test fail: nobody adds one without saying whose data it holds.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');

export type Table = { readonly name: string; readonly columns: readonly string[] };

/** Tables with their columns, in the order of their names, read out of every migration. */
export function tablesOfMigrations(): Table[] {
  const tables = new Map<string, string[]>();
  for (const file of globSync('migrations/*.sql', { cwd: root }).toSorted()) {
    const sql = readFileSync(join(root, file), 'utf8').replaceAll(/--[^\n]*/g, '');
    for (const [, name = '', body = ''] of sql.matchAll(/CREATE TABLE (?:IF NOT EXISTS )?(\w+) \((.*?)^\);/gms)) {
      tables.set(name, columnsOf(body));
    }
    for (const [, name = '', body = ''] of sql.matchAll(/ALTER TABLE (\w+)\s+(.*?);/gs)) {
      const known = tables.get(name);
      if (!known) continue;
      for (const [, column = ''] of body.matchAll(/\bADD (?:COLUMN )?(?:IF NOT EXISTS )?([a-z_]+) [a-z]/g)) {
        if (!['constraint', 'check', 'unique', 'foreign', 'primary'].includes(column)) known.push(column);
      }
      for (const [, column = ''] of body.matchAll(/\bDROP COLUMN (?:IF EXISTS )?([a-z_]+)/g)) {
        known.splice(known.indexOf(column), known.includes(column) ? 1 : 0);
      }
    }
    for (const [, name = ''] of sql.matchAll(/DROP TABLE (?:IF EXISTS )?(\w+)/g)) tables.delete(name);
  }
  return [...tables].map(([name, columns]) => ({ name, columns })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** First words of the lines that stand at the top of a table's brackets and are no condition. */
function columnsOf(body: string): string[] {
  const columns: string[] = [];
  let depth = 0;
  for (const line of body.split('\n')) {
    const [word = ''] = line.trim().split(/\s/);
    if (depth === 0 && /^[a-z_]+$/.test(word)) columns.push(word);
    depth += (line.match(/\(/g)?.length ?? 0) - (line.match(/\)/g)?.length ?? 0);
  }
  return columns;
}

type Processing = {
  readonly name: string;
  readonly controller: string;
  readonly purpose: string;
  readonly basis: string;
  readonly people: string;
  readonly data: string;
  readonly recipients: string;
  readonly kept: string;
  readonly protection: string;
  readonly tables: readonly string[];
};

/** What is done with personal data, each with the tables that hold it. */
export const processings: readonly Processing[] = [
  {
    name: 'Deltagarregistret (partens rum)',
    controller: 'Den part (kommun, region, Försäkringskassan eller Arbetsförmedlingen) som bedriver insatsen',
    purpose: 'Ta emot remisser, bedriva insatsen, följa upp den och lämna antal till samordningsförbundet',
    basis:
      'Uppgift av allmänt intresse (GDPR 6.1 e; lag 2003:1210 om finansiell samordning). Hälsouppgifter: 9.2 h eller 9.2 j med stöd i partens egen lagstiftning. Samtycke bryter sekretess mellan parterna (OSL 10:1 och 12 kap.)',
    people: 'Deltagare i insatser och den som är remitterad till dem',
    data: 'Pseudonym, juridiskt kön, födelseår, kommun, försörjning, utbildning, remittent, datum, aktiviteter, mätningar, hälsoskattning, att frågan om våld ställts, avslut. Krypterat: personnummer, arbetsnamn, fri text',
    recipients:
      'Insatsens egen personal hos de myndigheter som samtycket räknar upp. Samordningsförbundet får antal, aldrig rader',
    kept: 'Allmänna handlingar: inget tas bort förrän parten har fört in sitt gallringsbeslut. Förslaget är 24 månader efter avslut',
    protection:
      'Radnivåskydd i databasen per rum; egen datanyckel per deltagare (AES-256-GCM) under rummets nyckel och en huvudnyckel utanför databasen; två faktorer; läsning antecknas i spårloggen',
    tables: [
      'participant',
      'participation',
      'participation_event',
      'participation_item',
      'health_code',
      'data_key',
      'disposal_decision',
    ],
  },
  {
    name: 'Användare, roller och inloggning',
    controller: 'Den vars rum användaren hör till: förbundet eller parten',
    purpose: 'Ge rätt person rätt åtkomst',
    basis: 'Uppgift av allmänt intresse (6.1 e) och skyldigheten att skydda uppgifterna (32)',
    people: 'Anställda, förtroendevalda, revisorer, insatsernas personal',
    data: 'Namn, e-postadress, arbetsgivare, roller med datum; hashade lösenord och koder',
    recipients: 'Den som sköter användarna i rummet och den som driver servern',
    kept: 'Så länge rummet finns; konton stängs. Inloggningar högst tolv timmar',
    protection: 'argon2id, förseglade hemligheter, hashade länkar, spärr efter fem försök',
    tables: [
      'actor',
      'person',
      'person_password',
      'person_second_factor',
      'person_recovery_code',
      'person_identity',
      'person_lookup',
      'role_assignment',
      'log_in',
      'invitation',
    ],
  },
  {
    name: 'Spårlogg',
    controller: 'Den vars rum det gäller',
    purpose: 'Kunna visa vem som gjorde och läste vad',
    basis: 'Ansvarsskyldighet och säkerhet (5.2, 32)',
    people: 'Användare',
    data: 'Tidpunkt, vem (id), vad, utfall, id:n och antal',
    recipients: 'Administratör och revisor',
    kept: 'Så länge rummet finns; ingen post tas bort',
    protection: 'Kedjad med nycklad kontrollsumma; databasen nekar ändringar',
    tables: ['audit_entry'],
  },
  {
    name: 'Styrelse, sammanträden och diarium',
    controller: 'Samordningsförbundet',
    purpose: 'Bereda, besluta, protokollföra och hålla allmänna handlingar ordnade',
    basis: 'Rättslig förpliktelse (6.1 c; lag 2003:1210, kommunallagen, OSL 5 kap.)',
    people: 'Förtroendevalda, revisorer, avsändare och mottagare av handlingar',
    data: 'Namn, uppdrag, närvaro, jäv och reservationer; avsändare och vad handlingen rör',
    recipients: 'Allmänheten, i den mån sekretess inte hindrar',
    kept: 'Enligt förbundets dokumenthanteringsplan; protokoll bevaras',
    protection: 'Behörigheter per roll; handlingar med sekretess märks',
    tables: [
      'mandate',
      'board_body',
      'body_member',
      'board_seat',
      'meeting',
      'meeting_attendance',
      'meeting_item',
      'meeting_item_file',
      'meeting_minutes',
      'meeting_posting',
      'board_action',
      'delegated_decision',
      'matter',
      'matter_record',
      'stored_file',
      'audit_appointment',
      'audit_report',
      'discharge',
    ],
  },
  {
    name: 'Ansökningar om medel',
    controller: 'Samordningsförbundet',
    purpose: 'Ta emot, bereda och besluta om ansökningar från två eller flera medlemmar',
    basis: 'Uppgift av allmänt intresse (6.1 e; lag 2003:1210 om finansiell samordning)',
    people: 'Kontaktpersoner hos de sökande; den som en text nämner',
    data: 'Namn och kontaktuppgifter, ansökans texter, vem som gjorde vad',
    recipients: 'Beredningsgrupp, styrelse; allmänheten i den mån sekretess inte hindrar',
    kept: 'Enligt förbundets dokumenthanteringsplan',
    protection: 'Länkar hashas; varje ändring är en version',
    tables: [
      'application',
      'application_event',
      'application_link',
      'application_version',
      'programme_closing',
      'programme_closing_event',
      'evaluation',
      'evaluation_conclusion',
    ],
  },
  {
    name: 'Underskrifter',
    controller: 'Samordningsförbundet',
    purpose: 'Bevara den undertecknade redovisningen och de undertecknade protokollen och visa att de är de låsta',
    basis: 'Uppgift av allmänt intresse (6.1 e; lag 2018:597 om kommunal bokföring och redovisning; KL 5:69)',
    people: 'De som skriver under; de som nämns i protokoll; den som för in filen',
    data: 'Namn, roll och tid för underskriften, tjänstens referens; filen kan innehålla personnummer från tjänsten',
    recipients: 'Förbundet; allmänheten när kansliet har valt att visa även den undertecknade filen',
    kept: 'Bevaras, som årsredovisningen',
    protection: 'Varning för personnummer innan något visas; en rättelse är en rad för sig',
    tables: ['locked_file', 'minutes_to_sign', 'signed_copy', 'signature_details', 'signed_publication'],
  },
  {
    name: 'Enkäter',
    controller: 'Samordningsförbundet',
    purpose: 'Fråga deltagare och personal vad de tycker, utan att veta vem som svarar',
    basis: 'Uppgift av allmänt intresse (6.1 e)',
    people: 'Svarande, som inget i databasen pekar ut',
    data: 'Svar med kön och månad som mest; fri text tills insatsen har läst den',
    recipients: 'Förbundet; insatsens läsare av fri text',
    kept: 'Svar så länge omgången finns; fri text tills den är läst; koder tills omgången stänger',
    protection: 'Ingen koppling mellan kod och svar; små grupper visas inte',
    tables: [
      'survey_answer',
      'survey_text',
      'survey_code',
      'survey_code_space',
      'survey_receipt',
      'survey_text_link',
      'survey_reminder',
    ],
  },
  {
    name: 'Lex Heller och registrerade tillfällen',
    controller: 'Samordningsförbundet',
    purpose: 'Samla det som inte fungerar i samverkan och återkoppla; räkna möten och utbildningar',
    basis: 'Uppgift av allmänt intresse (6.1 e)',
    people: 'Medarbetare hos parterna som anmäler och väljer att säga sitt namn',
    data: 'Namn och kontaktuppgift för sig; anmälans texter utan personuppgifter; antal vid tillfällen',
    recipients: 'Kansliet; styrelsen läser texterna när kansliet har gått igenom dem',
    kept: 'Namnet tills anmälaren har fått återkoppling; anmälan som årsredovisningen',
    protection: 'Personnummer sparas aldrig; namnet läses med andra faktor och skrivs i spårloggen; länkar hashas',
    tables: ['lex_heller_report', 'lex_heller_reporter', 'lex_heller_step', 'event', 'event_offer', 'shared_work'],
  },
  {
    name: 'Bokföring',
    controller: 'Samordningsförbundet',
    purpose: 'Redovisa förbundets ekonomi',
    basis: 'Rättslig förpliktelse (6.1 c; lag 2018:597)',
    people: 'Den som en verifikationstext nämner: leverantörer, någon gång anställda',
    data: 'Verifikationstexter, belopp, datum',
    recipients: 'Revisorer; allmänheten i den mån sekretess inte hindrar',
    kept: 'Till och med sjunde året efter räkenskapsåret',
    protection: 'Behörigheter per roll; varje inläsning är en version',
    tables: ['ledger_import', 'ledger_account', 'ledger_amount', 'ledger_object', 'voucher', 'voucher_row'],
  },
  {
    name: 'Insatsrapporter och rapporttexter',
    controller: 'Samordningsförbundet; parten för det som dess insatsledare skriver',
    purpose: 'Följa upp insatser som saknar register, och skriva årsredovisningen',
    basis: 'Uppgift av allmänt intresse (6.1 e)',
    people: 'Insatsledare; den som en text nämner',
    data: 'E-postadress för länken, texter, antal',
    recipients: 'Förbundet; den publicerade rapporten är allmän',
    kept: 'Utkast tills rapporten är godtagen; publicerade rapporter bevaras',
    protection: 'Personnummer sparas aldrig; länkar hashas',
    tables: [
      'programme_report',
      'programme_report_section',
      'programme_report_event',
      'programme_report_link',
      'report_text',
      'report_comment',
      'report_section',
      'report_lock',
    ],
  },
];

/** Tables that hold nothing about a person; small counts are kept apart by the disclosure policy. */
export const withoutPersons: readonly string[] = [
  'allocation',
  'association',
  'association_capability',
  'board_setting',
  'budget',
  'budget_event',
  'budget_plan',
  'chart_mapping',
  'claim',
  'claim_plan',
  'claim_voucher',
  'consultation',
  'consultation_part',
  'consultation_standpoint',
  'control_check',
  'disclosure_policy',
  'effects_own_value',
  'event_kind',
  'event_party',
  'event_score',
  'lex_heller_door',
  'lex_heller_link',
  'effects_scenario',
  'entered_figure',
  'finance_setting',
  'follow_up_package',
  'forecast',
  'goal',
  'goal_standing',
  'age_band_setting',
  'grant_decision',
  'made_package',
  'matter_counter',
  'member',
  'operating_plan',
  'paragraph_counter',
  'party_key',
  'party_programme',
  'printed_statement',
  'programme',
  'programme_year',
  'published_package',
  'progression_instrument',
  'report',
  'report_round',
  'shared_cost',
  'space',
  'staff_post',
  'statutes_version',
  'survey_aggregate',
  'survey_group',
  'survey_questionnaire',
  'survey_round',
  'wheel_item',
  'wheel_mark',
];

/** Tables that no line above tells of. */
export function unclassified(tables: readonly Table[]): string[] {
  const told = new Set([...withoutPersons, ...processings.flatMap((one) => one.tables)]);
  return tables.map(({ name }) => name).filter((name) => !told.has(name));
}

export function recordPage(): string {
  const tables = new Map(tablesOfMigrations().map((table) => [table.name, table]));
  const parts = processings.map((one) => {
    const rows = one.tables.flatMap((name) => {
      const table = tables.get(name);
      return table ? [`| \`${name}\` | ${table.columns.join(', ')} |`] : [];
    });
    return `## ${one.name}

| | |
| --- | --- |
| Personuppgiftsansvarig | ${one.controller} |
| Ändamål | ${one.purpose} |
| Rättslig grund | ${one.basis} |
| Kategorier av registrerade | ${one.people} |
| Kategorier av uppgifter | ${one.data} |
| Mottagare | ${one.recipients} |
| Överföring till tredje land | Ingen: Stegvis anropar ingen tjänst |
| Gallring | ${one.kept} |
| Säkerhetsåtgärder | ${one.protection} |

| tabell | fält |
| --- | --- |
${rows.join('\n')}
`;
  });
  return `# Registerförteckning (GDPR artikel 30)

Gjord av tabellerna i \`migrations/\`; ändra inte här. Efter en ändring:
\`node src/article-30.ts > docs/privacy/registerforteckning.md\`. Fyll i namn och kontaktuppgifter för den
personuppgiftsansvarige och dataskyddsombudet i er egen kopia.

${parts.join('\n')}
## Tabeller utan personuppgifter

${withoutPersons
  .filter((name) => tables.has(name))
  .map((name) => `\`${name}\``)
  .join(', ')}.
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(recordPage());
