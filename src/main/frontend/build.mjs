// Builds the browser part into the folder given as first argument (Maven: target/classes/static/assets).
// Does only what is needed: `npm ci` when the lockfile changed, `vite build` when a source changed,
// so that an unchanged front end costs Maven a fraction of a second.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(home, '../../../target/classes/static/assets'));
const say = (text) => console.log(`[frontend] ${text}`);

function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

function fingerprint(...paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesBelow(join(home, path)))) {
    hash.update(relative(home, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const stampOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`[frontend] Node 20.19 or newer is needed, this is ${process.versions.node}.`);
    process.exit(1);
  }
}

function install() {
  const stampFile = join(home, 'node_modules', '.schakel-lock');
  const wanted = fingerprint('package.json', 'package-lock.json', '.npmrc');
  if (stampOf(stampFile) === wanted) return;
  say('npm ci (the lockfile changed or this is the first build)');
  // npm is a .cmd on Windows, which only a shell can start
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: home,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) {
    console.error('[frontend] npm ci failed; without the front end build with -Dfrontend.skip=true.');
    process.exit(run.status ?? 1);
  }
  writeFileSync(stampFile, wanted);
}

async function bundle() {
  const stampFile = join(target, '..', '..', '..', 'frontend.stamp');
  const wanted = fingerprint('src', 'package-lock.json', 'vite.config.mjs', 'build.mjs') + target;
  if (stampOf(stampFile) === wanted && existsSync(join(target, 'schakel.css'))) return;
  const started = Date.now();
  const { build } = await import('vite');
  const { entries, settings } = await import('./vite.config.mjs');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const entry of entries) {
    await build(settings(entry, target));
  }
  copyFileSync(join(home, 'src', 'schakel.svg'), join(target, 'schakel.svg'));
  writeFileSync(stampFile, wanted);
  say(`built ${entries.length} bundles in ${Date.now() - started} ms`);
}

requireNode();
install();
await bundle();
