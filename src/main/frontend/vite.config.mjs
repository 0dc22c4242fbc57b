import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(fileURLToPath(import.meta.url));

/** One bundle per kind of page. Each stands alone: no shared chunks, so the server's content hash covers all of it. */
export const entries = ['schakel', 'melden', 'taak', 'zaak', 'werkbank', 'werkbank-bpmn', 'voorbeeld', 'piket', 'piket-sw'];

/** Settings of one bundle. Names are stable; the server adds the content hash to the address. */
export function settings(entry, outDir) {
  return {
    root: home,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      target: ['chrome109', 'firefox115', 'safari16'],
      modulePreload: false,
      cssCodeSplit: false,
      // the policy of our pages allows no data: styles or fonts, but small pictures in CSS are fine
      assetsInlineLimit: 8192,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        // htmx carries an eval that our settings (allowEval: false) and our policy never let run
        checks: { eval: false },
        input: join(home, 'src', `${entry}.js`),
        output: {
          format: 'iife',
          entryFileNames: `${entry}.js`,
          assetFileNames: (asset) => (asset.names?.some((n) => n.endsWith('.css')) ? `${entry}.css` : '[name][extname]'),
        },
      },
    },
  };
}
