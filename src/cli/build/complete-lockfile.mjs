// Run after npm install when the registry at hand lacks packages of other platforms: npm then leaves them out of
// package-lock.json, and npm ci refuses the file on every machine. This writes them in by name and version.
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const { packages } = lock;

const systems = /\b(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)\b/;
const processors = /\b(arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64)\b/;

for (const [path, holder] of Object.entries(packages)) {
  if (path === '') continue;
  for (const [name, version] of Object.entries(holder.optionalDependencies ?? {})) {
    if (packages[`node_modules/${name}`] || packages[`${path}/node_modules/${name}`]) continue;
    const [system, processor] = [systems.exec(name)?.[1], processors.exec(name)?.[1]];
    if (!system || !processor || !/^\d/.test(version)) throw new Error(`${name} ${version} is of no known platform`);
    packages[`node_modules/${name}`] = {
      version,
      cpu: [processor],
      ...(holder.dev ? { dev: true } : {}),
      ...(holder.license ? { license: holder.license } : {}),
      optional: true,
      os: [system],
      ...(system === 'linux' ? { libc: [name.includes('musl') ? 'musl' : 'glibc'] } : {}),
    };
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
