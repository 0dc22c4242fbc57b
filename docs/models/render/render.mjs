// Draws every model in processes/ as docs/models/<name>.png, with the same libraries that Camunda's tools use.
// Usage: npm run render [-- meldroute tegenlezen]   (CHROMIUM names another browser binary)
import { chromium } from 'playwright-core';
import { readFile, readdir, mkdir } from 'node:fs/promises';
import { dirname, join, parse, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { drawWho } from '../../../src/main/frontend/src/who.js';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../../..');
const modules = join(here, 'node_modules');
const target = join(root, 'docs/models');
const margin = 30;
// room below the drawing, so that the mark of bpmn.io (which its licence asks to show) covers nothing
const markRoom = 45;
const wanted = process.argv.slice(2);
const who = Object.fromEntries(
  (await readFile(join(root, 'src/main/resources/who-in-models.properties'), 'utf8'))
    .split('\n')
    .filter((line) => line.includes('=') && !line.startsWith('#'))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);

const models = (await readdir(join(root, 'processes')))
  .filter((file) => /\.(bpmn|dmn)$/.test(file))
  .filter((file) => wanted.length === 0 || wanted.includes(parse(file).name))
  .sort();

await mkdir(target, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
let failed = false;
try {
  for (const file of models) {
    const xml = await readFile(join(root, 'processes', file), 'utf8');
    const png = join(target, `${parse(file).name}.png`);
    try {
      await (file.endsWith('.bpmn') ? drawProcess(xml, png) : drawDecision(xml, png));
      console.log(`${file} -> docs/models/${parse(png).base}`);
    } catch (error) {
      failed = true;
      console.error(`${file}: ${error.message}`);
    }
  }
} finally {
  await browser.close();
}
process.exitCode = failed ? 1 : 0;

async function drawProcess(xml, png) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, deviceScaleFactor: 1.5 });
  await page.setContent('<!doctype html><body style="margin:0;background:#fff"><div id="canvas" style="width:100vw;height:100vh"></div>');
  await page.addStyleTag({ path: join(modules, 'bpmn-js/dist/assets/diagram-js.css') });
  await page.addStyleTag({ content: '.who { font: italic 10px Arial, sans-serif; fill: #444; }' });
  await page.addScriptTag({ path: join(modules, 'bpmn-js/dist/bpmn-viewer.development.js') });
  await page.addScriptTag({ content: `window.drawWho = ${drawWho}` });
  const box = await page.evaluate(async ([source, labels]) => {
    const viewer = new window.BpmnJS({ container: '#canvas' });
    const { warnings } = await viewer.importXML(source);
    if (warnings.length > 0) {
      throw new Error(warnings.map((warning) => warning.message).join('; '));
    }
    window.viewer = viewer;
    window.drawWho(viewer, labels);
    return viewer.get('canvas').viewbox().inner;
  }, [xml, who]);
  const size = { width: Math.ceil(box.width) + 2 * margin, height: Math.ceil(box.height) + 2 * margin + markRoom };
  await page.setViewportSize(size);
  await page.evaluate(
    ([view, space, picture]) => {
      const canvas = window.viewer.get('canvas');
      canvas.resized();
      canvas.viewbox({ x: view.x - space, y: view.y - space, width: picture.width, height: picture.height });
    },
    [box, margin, size],
  );
  await page.screenshot({ path: png });
  await page.close();
}

async function drawDecision(xml, png) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 }, deviceScaleFactor: 1.25 });
  await page.setContent('<!doctype html><body style="margin:20px;background:#fff"><div id="canvas"></div>');
  for (const css of ['diagram-js', 'dmn-js-shared', 'dmn-js-drd', 'dmn-js-decision-table', 'dmn-js-literal-expression', 'dmn-font/css/dmn']) {
    await page.addStyleTag({ path: join(modules, `dmn-js/dist/assets/${css}.css`) });
  }
  await page.addStyleTag({ content: '.view-drd{display:none!important} .dmn-decision-table-container{height:auto!important;padding-bottom:' + markRoom + 'px}' });
  await page.addScriptTag({ path: join(modules, 'dmn-js/dist/dmn-viewer.development.js') });
  await page.evaluate(async (source) => {
    const dutch = { When: 'Als', And: 'en', Then: 'Dan', Annotations: 'Waarom', 'Hit Policy': 'Regel', 'Hit policy:': 'Geldt:', First: 'de eerste die past', Collect: 'alle die passen' };
    const translate = (text, values = {}) =>
      (dutch[text] ?? text).replace(/{([^}]+)}/g, (all, key) => values[key] ?? all);
    const viewer = new window.DmnJS({
      container: '#canvas',
      decisionTable: { additionalModules: [{ translate: ['value', translate] }] },
    });
    const { warnings } = await viewer.importXML(source);
    if (warnings.length > 0) {
      throw new Error(warnings.map((warning) => warning.message).join('; '));
    }
    await viewer.open(viewer.getViews().find((view) => view.type === 'decisionTable'));
  }, xml);
  const table = page.locator('.tjs-table');
  const width = await table.evaluate((element) => element.scrollWidth);
  await page.setViewportSize({ width: Math.max(800, width + 45), height: 900 });
  const box = await page.locator('.dmn-decision-table-container').boundingBox();
  await page.setViewportSize({ width: Math.max(800, width + 45), height: Math.ceil(box.y + box.height) + 20 });
  await page.screenshot({ path: png, fullPage: true });
  await page.close();
}
