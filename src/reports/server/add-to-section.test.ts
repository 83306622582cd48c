// A text of another room is put last in a section, once, and is a version like any other.
import { rolledBackSession } from '#access/testing';
import { assert } from '#kernel';
import { anAssociationWithBooks } from '#reports/testing';
import { expect, test } from 'vitest';
import { addToSection, readWorkshop, saveReportText } from './index.ts';

test('a text is put last in the section and never twice', async () => {
  const session = await anAssociationWithBooks();
  await rolledBackSession(session, async (inside) => {
    const of = { year: 2024, sectionId: 'management.governance' };
    await saveReportText(inside, { ...of, markdown: 'Styrelsen möttes åtta gånger.\n' });
    const added = { ...of, markdown: 'En utvärdering kom.\n- Kön är lång. Åtgärd: en tjänst till.' };
    expect(await addToSection(inside, added)).toEqual({ ok: true, value: { version: 2, isChanged: true } });
    expect(await addToSection(inside, added)).toEqual({ ok: true, value: { version: 2, isChanged: false } });
    const read = await readWorkshop(inside, { year: 2024 });
    assert(read.ok, 'the workshop opens');
    expect(JSON.stringify(read.value)).toContain(
      'Styrelsen möttes åtta gånger.\\n\\nEn utvärdering kom.\\n- Kön är lång. Åtgärd: en tjänst till.',
    );
    expect(await addToSection({ ...inside, roles: ['reader'] }, added)).toMatchObject({
      refusal: { kind: 'denied' },
    });
  });
});
