// usage: node render.mjs PICTURES FOLDER...
// Compiles and draws every *.vl.json below the folders with Vega-Lite and leaves each as SVG in PICTURES. A warning of the compiler or of
// the drawing is an error, and so is a drawing without marks. Exit code 1 if there was one.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import * as vega from 'vega';
import * as lite from 'vega-lite';

function loggerInto(complaints) {
  const complain = (...words) => { complaints.push(words.map(word => word?.stack ?? String(word)).join(' ')); return logger; };
  const logger = { level: () => logger, error: complain, warn: complain, info: () => logger, debug: () => logger };
  return logger;
}

// Where the scenegraph has an item of data, not an axis or a legend.
function countMarks(item) {
  const own = item.marktype && item.marktype !== 'group' && item.role === 'mark' ? item.items.length : 0;
  return (item.items ?? []).reduce((sum, child) => sum + countMarks(child), own);
}

async function draw(file, picture) {
  const complaints = [], logger = loggerInto(complaints);
  try {
    const compiled = lite.compile(JSON.parse(readFileSync(file, 'utf8')), { logger }).spec;
    const view = new vega.View(vega.parse(compiled), { renderer: 'none', logger, loader: vega.loader({ mode: 'file', baseURL: dirname(file) + '/' }) });
    writeFileSync(picture, await view.toSVG());
    if (countMarks(view.scenegraph().root) === 0) complaints.push('it draws nothing');
    view.finalize();
  } catch (error) {
    complaints.push(error.stack);
  }
  return complaints;
}

const [pictures, ...folders] = process.argv.slice(2).map(path => resolve(path));
mkdirSync(pictures, { recursive: true });
let count = 0, failed = 0;
for (const folder of folders) {
  for (const name of readdirSync(folder, { recursive: true }).filter(name => name.endsWith('.vl.json')).sort()) {
    const complaints = await draw(join(folder, name), join(pictures, relative(dirname(folder), join(folder, name)).replaceAll('/', '-').replace('.vl.json', '.svg')));
    for (const complaint of complaints) console.log(`${join(folder, name)}: ${complaint}`);
    count += 1;
    failed += complaints.length > 0;
  }
}
console.log(`${count} specifications drawn, ${failed} with complaints`);
process.exitCode = count === 0 || failed > 0 ? 1 : 0;
