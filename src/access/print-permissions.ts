// The permission table as a document: `node src/access/print-permissions.ts > docs/permissions.md`.
import { pathToFileURL } from 'node:url';
import { allRoles, permissions, rolesOfKind, type PermissionRule, type Role } from './core/index.ts';

/** Markdown, made from the table that the code asks; a test compares the document with it. */
export function permissionsPage(): string {
  const rules = Object.entries<PermissionRule>(permissions);
  return `# Permissions

Made from \`src/access/core/permissions.ts\`; do not edit. After a change there:
\`node src/access/print-permissions.ts > docs/permissions.md\`.

What does not stand here is denied, and a denied attempt leaves an entry in the audit trail. Every use case and every
query names one permission; it is checked before the input is looked at.

A person has the roles that were given to her in the space, from a day to a day. Who has not logged in has those of the kind
of actor: ${kinds()}. A star marks what needs a second factor.

| permission | means | spaces | ${allRoles.join(' | ')} |
| --- | --- | --- | ${allRoles.map(() => '---').join(' | ')} |
${rules.map(([name, rule]) => row(name, rule)).join('\n')}
`;
}

function row(name: string, rule: PermissionRule): string {
  const marks = allRoles.map((role) => (rule.roles.includes(role) ? 'yes' : '–'));
  return `| \`${name}\`${rule.needsSecondFactor ? ' *' : ''} | ${rule.means} | ${rule.spaces.join(', ')} | ${marks.join(' | ')} |`;
}

function kinds(): string {
  const of = (own: readonly Role[]): string => (own.length === 0 ? 'has no role' : `is ${own.join(' and ')}`);
  return Object.entries(rolesOfKind)
    .map(([kind, own]) => `\`${kind}\` ${of(own)}`)
    .join(', ');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(permissionsPage());
