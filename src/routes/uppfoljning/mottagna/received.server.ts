// Every package that has come with its checks and versions, for the page and for its file.
import { countCell, formatsIn, hiddenCell, textCell, type Cell, type TableModel } from '#design/core';
import {
  changesBetween,
  checkAgeBands,
  checkContinuity,
  checkPackage,
  describeChanges,
  isRightBefore,
  readCount,
  type FollowUpPackage,
  type Measure,
} from '#followup/core';
import { readAgeBandSetting, readPackages } from '#followup/server';
import { readProgrammes } from '#programmes/server';
import { sessionOr, valueOr } from '../../answer.ts';
import { problemInWords } from './problem-words.ts';
import { texts } from './texts.ts';

/** The newest period first. */
export async function receivedSeries(locals: App.Locals) {
  const session = sessionOr(locals);
  const words = texts[locals.language];
  const formats = formatsIn(locals.language);
  const packages = valueOr(await readPackages(session, { allVersions: true }), (refusal: never) => refusal);
  const programmes = valueOr(await readProgrammes(session, {}), (refusal: never) => refusal);
  const setting = valueOr(await readAgeBandSetting(session, {}), (refusal: never) => refusal);
  const asked = setting.isChosen ? setting.bands : null;
  const groups = Map.groupBy(packages, seriesOf);
  const all = [...groups].map(([key, versions]) => ({
    key,
    versions: versions.toSorted((a, b) => b.version - a.version),
  }));
  const current = all.flatMap(({ versions }) => versions.slice(0, 1));
  return all
    .flatMap(({ key, versions }) => {
      const [one] = versions;
      if (!one) return [];
      const before = current.find((other) => isRightBefore(other, one));
      const problems = [
        ...checkPackage(one),
        ...(before ? checkContinuity(one, before) : []),
        ...checkAgeBands(one, asked),
      ];
      const count = readCount(one, 'participants', {});
      const shown = {
        key,
        name: programmes.find(({ slug }) => slug === one.programme)?.name ?? one.programme,
        period: formats.period(one),
        participants: words.participants(formats.count(count?.count ?? null)),
        unit: words.unit[one.countingUnit],
        hidden: one.measures.filter(({ suppressed }) => suppressed).length,
        source: one.source,
        definitions: one.definitions,
        decision: one.decision === null ? null : words.asPrinted(one.decision.reference),
        problems: problems.map((problem) => problemInWords(problem, locals.language)),
        hasContinuity: before !== undefined,
        versions: versions.map((version, at) => ({
          version: version.version,
          isLatest: at === 0,
          reason: version.correctionReason,
          changes: changesOf(versions[at + 1], version),
        })),
      };
      return [{ package: one, shown }];
    })
    .toSorted(
      ({ package: a }, { package: b }) => b.to.localeCompare(a.to) || a.programme.localeCompare(b.programme, 'sv'),
    );
}

function seriesOf({ programme, from, to }: FollowUpPackage): string {
  return `${programme} ${from} ${to}`;
}

/** Swedish: what the totals, women and men became. */
function changesOf(before: FollowUpPackage | undefined, after: FollowUpPackage): string {
  if (!before) return '';
  const changes = changesBetween({ before, after });
  return describeChanges(changes.filter(({ dimensions }) => Object.keys(dimensions).every((name) => name === 'sex')));
}

/** As it is taken along: a row for each package in force. */
export function receivedTable(
  series: Awaited<ReturnType<typeof receivedSeries>>,
  language: App.Locals['language'],
): TableModel {
  const { columns, heading, fine } = texts[language];
  const cell = (one: FollowUpPackage, measure: Measure): Cell => {
    const read = readCount(one, measure);
    return read?.isSuppressed ? hiddenCell() : countCell(read?.count ?? null);
  };
  return {
    id: 'mottagna',
    caption: heading,
    labelHeading: columns.programme,
    columns: [
      { id: 'period', label: columns.period, kind: 'text' },
      { id: 'enhet', label: columns.unit, kind: 'text' },
      { id: 'version', label: columns.version, kind: 'count' },
      { id: 'deltagare', label: columns.participants, kind: 'count' },
      { id: 'nya', label: columns.new, kind: 'count' },
      { id: 'avslutade', label: columns.exited, kind: 'count' },
      { id: 'dolda', label: columns.hidden, kind: 'count' },
      { id: 'kontroller', label: columns.checks, kind: 'text' },
      { id: 'kalla', label: columns.source, kind: 'text' },
      { id: 'varfor', label: columns.reason, kind: 'text' },
    ],
    rows: series.map(({ package: latest, shown: one }) => ({
      id: one.key,
      label: one.name,
      role: 'row',
      cells: [
        textCell(one.period),
        textCell(one.unit),
        countCell(latest.version),
        cell(latest, 'participants'),
        cell(latest, 'new'),
        cell(latest, 'exited'),
        countCell(one.hidden),
        textCell(one.problems.length === 0 ? fine : one.problems.join(' ')),
        textCell(one.source),
        textCell(latest.correctionReason ?? ''),
      ],
    })),
  };
}
