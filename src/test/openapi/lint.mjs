// Lints a description of the API: node lint.mjs description.json [ruleset]
// Fails on errors and on warnings: what is allowed to differ stands in the ruleset, with its reason.
// Installs Spectral first when the lockfile changed, as the front end does.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(fileURLToPath(import.meta.url));
const description = resolve(process.argv[2]);
const ruleset = resolve(process.argv[3] ?? join(home, 'nl-api-design-rules.yaml'));

function install() {
  const stamp = join(home, 'node_modules', '.schakel-lock');
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) hash.update(readFileSync(join(home, file)));
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  // npm is a .cmd on Windows, which only a shell can start
  const shell = process.platform === 'win32';
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: home, stdio: 'inherit', shell });
  if (run.status !== 0) process.exit(run.status ?? 1);
  writeFileSync(stamp, wanted);
}

install();
const spectral = join(home, 'node_modules', '@stoplight', 'spectral-cli', 'dist', 'index.js');
const run = spawnSync(
  process.execPath,
  [spectral, 'lint', description, '--ruleset', ruleset, '--fail-severity', 'warn', '--format', 'text'],
  { stdio: 'inherit' },
);
process.exit(run.status ?? 1);
