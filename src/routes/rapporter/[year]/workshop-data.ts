// What the workshop shows of a report: its sections with how far they have come, one section's text, and what is said of it.
import { summarise } from '#control/core';
import type { Language } from '#design/core';
import { headingOf, reportSlug, openComments, stateOf, threadsOf, type SectionComment } from '#reports/core';
import { narrativeProblemText } from '#reports/ui';
import type { readWorkshop } from '#reports/server';
import { messageOf, sectionOf } from '../places.ts';
import { when } from '../when.ts';
import { lockState } from './lock.ts';

type Read = Extract<Awaited<ReturnType<typeof readWorkshop>>, { ok: true }>['value'];

/** Null when the report has no such section. */
export function workshopData(
  { report, work, comments, suggestions, versions }: Read,
  { chosen, language }: { readonly chosen: string | null; readonly language: Language },
) {
  const { document, findings, material, problems } = report;
  const section = document.sections.find(({ id }) => id === (chosen ?? document.sections[0]?.id));
  if (!section) return null;
  const faults = findings.filter((finding) => !finding.ok);
  const faultsIn = new Map<string | null, number>();
  for (const finding of faults) {
    const place = sectionOf(finding, document);
    faultsIn.set(place, (faultsIn.get(place) ?? 0) + 1);
  }
  const textOf = (id: string) => material.texts.find(({ sectionId }) => sectionId === id);
  const workOf = (id: string) => work.find(({ sectionId }) => sectionId === id);
  const open = openComments(comments, document);
  const text = textOf(section.id);
  const shown = (comment: SectionComment) => shownComment(comment, language);
  const first = faults.find(({ severity }) => severity === 'blocking') ?? faults[0];
  const { ok, roundings, failed } = summarise(findings);
  const sections = document.sections.map((one) => {
    const state = stateOf(workOf(one.id), textOf(one.id));
    return {
      id: one.id,
      heading: headingOf(one),
      level: one.level,
      faults: faultsIn.get(one.id) ?? 0,
      comments: open.bySection.get(one.id) ?? 0,
      status: state.status,
      owner: state.owner,
      isChangedSince: state.isChangedSince,
      /** A section that the books fill needs no words. */
      isQuiet: state.status === 'notBegun' && one.blocks.length > 0,
    };
  });
  return {
    year: reportSlug(material.head),
    at: document.at ?? null,
    sections,
    progress: {
      done: sections.filter(({ status, isChangedSince }) => status === 'done' && !isChangedSince).length,
      all: sections.length,
    },
    section: { id: section.id, heading: headingOf(section) },
    state: stateOf(workOf(section.id), text),
    owners: [...new Set(sections.flatMap(({ owner }) => owner ?? []))],
    text: { markdown: text?.markdown ?? '', version: text?.version ?? null },
    versions: versions.get(section.id) ?? 0,
    suggestions: suggestions(section.id),
    locked: lockState(report.locked, language),
    problems: problems
      .filter((problem) => problem.section === section.id)
      .map((problem) => narrativeProblemText(problem, language)),
    threads: threadsOf(comments.filter(({ sectionId }) => sectionId === section.id)).map((thread) => ({
      ...shown(thread),
      answers: thread.answers.map(shown),
    })),
    elsewhere: open.elsewhere.map(shown),
    control: {
      counts: { ...failed, rounding: roundings, fine: ok },
      first: first ? { message: messageOf(first, language), sectionId: sectionOf(first, document) } : null,
    },
  };
}

function shownComment(comment: SectionComment, language: Language) {
  const { id, sectionId, words, textVersion, writtenBy, writtenAt, resolvedAt, resolvedBy } = comment;
  return {
    id,
    sectionId,
    words,
    textVersion,
    writtenBy,
    writtenAt: when(writtenAt, language),
    resolvedBy,
    resolvedAt: resolvedAt === null ? null : when(resolvedAt, language),
  };
}
