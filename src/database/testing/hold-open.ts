// A process that opens an installation, says so, and holds it until its input ends or it is killed.
// Words: data directory, command|server.
import { openInstallation } from '#database/server';

const [dataDirectory = '', kind = 'command'] = process.argv.slice(2);
const opened = await openInstallation({ dataDirectory, kind: kind === 'server' ? 'server' : 'command', isNew: true });
if (opened.ok) {
  process.stdout.write('open\n');
  process.stdin.resume();
  process.stdin.once('end', () => void opened.value.close());
} else {
  process.stdout.write(`${opened.refusal.kind}: ${opened.refusal.sentence}\n`);
  process.exitCode = 1;
}
