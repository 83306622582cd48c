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
    expect(await addToSection(inside, added)).toEqual({
      ok: true,
      value: { version: 2, isChanged: true, hasEarlier: false },
    });
    expect(await addToSection(inside, added)).toEqual({
      ok: true,
      value: { version: 2, isChanged: false, hasEarlier: false },
    });
    const read = await readWorkshop(inside, { year: 2024 });
    assert(read.ok, 'the workshop opens');
    expect(JSON.stringify(read.value)).toContain(
      'Styrelsen möttes åtta gånger.\\n\\nEn utvärdering kom.\\n- Kön är lång. Åtgärd: en tjänst till.',
    );
    // One more comes, and the first is told in other words: the new one alone is put in.
    const later = 'En utvärdering kom.\n- Kön är lång. Åtgärd: klar.\n\nEn till kom.\n- Den var bra.';
    expect(await addToSection(inside, { ...of, markdown: later })).toEqual({
      ok: true,
      value: { version: 3, isChanged: true, hasEarlier: true },
    });
    const text = JSON.stringify(await readWorkshop(inside, { year: 2024 }));
    expect(text).toContain('Åtgärd: en tjänst till.\\n\\nEn till kom.\\n- Den var bra.');
    expect(text).not.toContain('Åtgärd: klar');
    expect(await addToSection({ ...inside, roles: ['reader'] }, added)).toMatchObject({
      refusal: { kind: 'denied' },
    });
  });
});
