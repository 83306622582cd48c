// Answering with a code. Every step is a form of its own that carries what was answered so far; the server keeps nothing
// until the last one. No script runs here.
import { fieldOf, moveOn, screenView, typedOf, type Move, type ScreenView } from '#surveys/core';
import { newReceipt, openCode, readAsked, sendAnswer, type AskedSurvey, type OpenedCode } from '#surveys/server';
import { running } from '../../running.ts';

export const csr = false;

type View =
  | { readonly kind: 'code'; readonly typed: string; readonly isRefused: boolean }
  | { readonly kind: 'screen'; readonly screen: ScreenView; readonly fields: { name: string; value: string }[] }
  | { readonly kind: 'done'; readonly screen: ScreenView; readonly isShared: boolean };

type Opened = OpenedCode & { readonly survey: AskedSurvey };

export async function load({ url, locals }): Promise<{ view: View; width: 'bare' }> {
  // The page carries a code and what was answered.
  locals.hasSecret = true;
  const code = url.searchParams.get('kod') ?? '';
  return {
    view: code === '' ? askForCode('', false) : await begin(code, url.searchParams.get('sprak')),
    width: 'bare',
  };
}

export const actions = {
  default: async ({ request }): Promise<{ view: View }> => {
    const form = await request.formData();
    const text = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    const code = text('kod');
    const receipt = text('kvitto');
    if (receipt === '') return { view: await begin(code, text('sprak')) };
    const move = moveOf(text('byt') === '' ? text('gor') : 'stay');
    const opened = await open(code, move === 'send' ? '' : receipt);
    if (!opened) return { view: askForCode(code, true) };
    const { questionnaire, layout } = opened.survey;
    const typed = typedOf(questionnaire, (name) => form.getAll(name).filter((value) => typeof value === 'string'));
    const language = text('byt') || text('sprak');
    const position = moveOn(questionnaire, { layout, at: text('skarm'), move, typed });
    const screen = screenView(questionnaire, { position, typed, language });
    const fields = fieldsOf({ code, receipt });
    if (!position.isSent) return { view: { kind: 'screen', screen, fields } };
    const sent = await sendAnswer(opened, { typed, receipt });
    if (sent.ok) return { view: { kind: 'done', screen, isShared: sent.value.isShared } };
    if (sent.refusal.kind !== 'nothingAnswered') return { view: askForCode(code, true) };
    const fault = { fieldId: screen.questions[0]?.id ?? fieldOf('sex'), text: screen.words.nothingAnswered };
    return { view: { kind: 'screen', screen: { ...screen, faults: [fault] }, fields } };
  },
};

async function begin(code: string, language: string | null): Promise<View> {
  const opened = await open(code, '');
  if (!opened) return askForCode(code, true);
  const { questionnaire, layout } = opened.survey;
  const position = moveOn(questionnaire, { layout, at: null, move: 'stay', typed: {} });
  const screen = screenView(questionnaire, { position, typed: {}, language });
  return { kind: 'screen', screen, fields: fieldsOf({ code, receipt: newReceipt() }) };
}

async function open(code: string, receipt: string): Promise<Opened | null> {
  const opened = await openCode(running().installation, code);
  if (!opened) return null;
  const survey = await readAsked(opened, receipt);
  return survey.ok ? { ...opened, survey: survey.value } : null;
}

function fieldsOf({ code, receipt }: { readonly code: string; readonly receipt: string }) {
  return [
    { name: 'kod', value: code },
    { name: 'kvitto', value: receipt },
  ];
}

function askForCode(typed: string, isRefused: boolean): View {
  return { kind: 'code', typed: typed.slice(0, 20), isRefused };
}

const moves: readonly Move[] = ['stay', 'next', 'back', 'send'];

function moveOf(typed: string): Move {
  return moves.find((move) => move === typed) ?? 'stay';
}
