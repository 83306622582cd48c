// A document to register: what was typed, and where a field is empty what the dropped mail or file says.
import { readMailHead, type Direction, type Disposal } from '#decisions/core';
import type { IsoDate } from '#kernel';
import { fileOf, type SentForm } from '../moten/board-forms.server.ts';

export async function recordOf(sent: SentForm, today: IsoDate) {
  const { text, textOrNull, dayOrNull } = sent;
  const file = await fileOf(sent.form);
  const mail = file && /\.eml$/i.test(file.name) ? readMailHead(file.bytes) : null;
  const named = file?.name.replace(/\.[a-z0-9]+$/i, '').replaceAll('_', ' ') ?? '';
  const mailedOn = mail?.datedOn && mail.datedOn <= today ? mail.datedOn : today;
  return {
    matter: text('arende') === 'nytt' ? null : textOrNull('arende'),
    matterTitle: textOrNull('arendets-rubrik'),
    title: (text('rubrik') || (mail?.subject ?? named)).slice(0, 300),
    direction: (text('riktning') || 'in') as Direction,
    datedOn: dayOrNull('dag') ?? mailedOn,
    counterpart: textOrNull('motpart') ?? mail?.from?.slice(0, 300) ?? null,
    secrecyMark: textOrNull('sekretess'),
    disposal: (text('gallring') || 'kept') as Disposal,
    file,
  };
}
