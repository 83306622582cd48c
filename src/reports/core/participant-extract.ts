// A register extract for one participant, set as a letter: everything the party holds, in words.
import {
  AUTHORITIES,
  CHECKS,
  DECLINE_REASONS,
  EDUCATION_NAMES,
  EXIT_CODES,
  EXIT_REASON_NAMES,
  FIELD_LABELS,
  INCOME_SUPPORT,
  ITEM_LABELS,
  LEGAL_BASES,
  OCCUPATIONS,
  REFERRER_NAMES,
  SEX_NAMES,
  STATE_LABELS,
  SUBSIDY_LABELS,
  type RegisterExtract,
} from '#participants/core';
import type { Block, ReportDocument, Section } from './report-document.ts';

export function composeParticipantExtract(
  extract: RegisterExtract,
  party: { readonly orgNumber: string },
): ReportDocument {
  return {
    kind: 'board',
    title: 'Registerutdrag för en deltagare',
    year: Number(extract.madeOn.slice(0, 4)),
    association: { name: extract.space, orgNumber: party.orgNumber },
    registerNumber: null,
    vision: null,
    datedOn: extract.madeOn,
    sections: [
      section('person', 'Personen', [
        paragraph('Det här är allt som registret har om personen, enligt artikel 15 i dataskyddsförordningen.'),
        ...extract.records.map((record) =>
          list([
            `Pseudonym: ${record.pseudonym}`,
            `Personnummer eller samordningsnummer: ${record.identityNumber ?? 'inget, eller låst'}`,
            `Arbetsnamn: ${record.workingName ?? 'inget, eller låst'}`,
            `Juridiskt kön: ${SEX_NAMES[record.sex]}`,
            `Födelseår: ${record.birthYear ?? 'okänt'}`,
            `Kommun: ${record.municipality ?? 'inte angiven'}`,
            `Skyddade personuppgifter: ${record.isProtected ? 'ja' : 'nej'}`,
            ...(record.consentWithdrawnOn ? [`Samtycket återtogs: ${record.consentWithdrawnOn}`] : []),
            ...(record.disposedOn ? [`Gallrad: ${record.disposedOn}`] : []),
          ]),
        ),
      ]),
      ...extract.participations.map((one, index) =>
        section(`participation-${index + 1}`, `Deltagande i ${one.programme}`, [
          list(
            Object.entries(FIELD_LABELS).flatMap(([field, label]) => {
              const value = wordsOf(field, one[field as keyof typeof FIELD_LABELS]);
              return value === '' ? [] : [`${label}: ${value}`];
            }),
          ),
          ...(one.items.length === 0
            ? []
            : [
                subheading('Antecknat'),
                list(
                  one.items.map(({ kind, from, to, details, text }) =>
                    [
                      `${from}${to ? `–${to}` : ''} ${ITEM_LABELS[kind]}`,
                      ...Object.entries(details).flatMap(([name, value]) => {
                        const words = wordsOf(name, value);
                        return words === '' ? [] : [`${name}: ${words}`];
                      }),
                      ...(text ? [text] : []),
                    ].join('; '),
                  ),
                ),
              ]),
        ]),
      ),
      section('history', 'Ändringar', [
        list(
          extract.history.map(({ at, kind, on, changes, text }) =>
            [
              `${at.slice(0, 16).replace('T', ' ')} ${kind}, gäller ${on}`,
              ...Object.entries(changes as Record<string, { before: unknown; after: unknown }>).map(
                ([field, { before, after }]) =>
                  `${labelOf(field)}: ${wordsOf(field, before) || 'tomt'} blev ${wordsOf(field, after) || 'tomt'}`,
              ),
              ...(text ? [text] : []),
            ].join('; '),
          ),
        ),
      ]),
    ],
    figures: [],
  };
}

const LABELS: Readonly<Record<string, Readonly<Record<string, string | { readonly label: string }>>>> = {
  state: STATE_LABELS,
  referrer: REFERRER_NAMES,
  declineReason: DECLINE_REASONS,
  education: EDUCATION_NAMES,
  occupation: OCCUPATIONS,
  occupationStart: OCCUPATIONS,
  occupationEnd: OCCUPATIONS,
  needsFrom: AUTHORITIES,
  sharedWith: AUTHORITIES,
  with: AUTHORITIES,
  legalBasis: LEGAL_BASES,
  overrides: CHECKS,
  exitReason: EXIT_REASON_NAMES,
  exitCode: EXIT_CODES,
  subsidyKind: SUBSIDY_LABELS,
  kind: INCOME_SUPPORT,
};

function labelOf(field: string): string {
  return (FIELD_LABELS as Readonly<Record<string, string>>)[field] ?? field;
}

function wordsOf(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (Array.isArray(value)) {
    if (value.length === 0 && field.startsWith('incomeSupport')) return 'ingen';
    return value.map((one) => wordsOf(field, one)).join(', ');
  }
  if (typeof value === 'object') {
    if ('kind' in value && 'extent' in value) {
      const extent = typeof value.extent === 'number' ? ` ${value.extent} %` : '';
      return `${wordsOf('kind', value.kind)}${extent}`;
    }
    return Object.entries(value)
      .map(([name, one]) => `${name} ${wordsOf(name, one)}`)
      .join(', ');
  }
  const known = LABELS[field]?.[String(value)];
  return known === undefined ? String(value) : typeof known === 'string' ? known : known.label;
}

function section(id: string, heading: string, blocks: readonly Block[]): Section {
  return { id: `extract.${id}`, number: null, heading, level: 1, startsNewPage: false, blocks };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}

function subheading(text: string): Block {
  return { kind: 'subheading', text };
}

function list(lines: readonly string[]): Block {
  return { kind: 'list', isOrdered: false, items: lines.map((text) => [{ kind: 'text', text }]) };
}
