// Shows one defect of the JavaScript reference by a real run, through its public API and its port alone.
//   node probe.js LIBRARY DEFECT PORT     prints one line of JSON: {"shows": true|false, "seen": "what was seen"}
//   node probe.js LIBRARY serve PORT      runs a node there until it is ended
// Nodes that the library starts are detached: whoever runs this ends what is left.
'use strict';
const { spawn } = require('child_process');

const [library, what, portText] = process.argv.slice(2);
process.argv = process.argv.slice(0, 2);                // the library reads the command line too
const port = Number(portText);
const at = (offset) => ({ ip: '127.0.0.1', port: port + offset });
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const NEVER = Symbol('never');

const yes = (seen) => ({ shows: true, seen });
const no = (seen) => ({ shows: false, seen });

let D;
const call = (start) => new Promise((resolve) => start((error, value) => resolve({ error, value })));
const within = (ms, promise) => Promise.race([promise, sleep(ms).then(() => NEVER)]);
const remote = (node, service, method, args) => call((done) => D.local.comm.send(args, { node, service, method }, done));
const start = async (offset = 0) => {
  D = require(library)(at(offset)) || globalThis.distribution;
  await call((done) => D.node.start(done));
};
const launch = async (count) => {
  const nodes = Array.from({ length: count }, (_, index) => at(index + 1));
  for (const node of nodes) await call((done) => D.local.status.spawn({ ...node }, done));
  return nodes;
};
const group = async (gid, nodes, options = {}) => {
  const members = Object.fromEntries(nodes.map((node) => [D.util.id.getSID(node), node]));
  await call((done) => D.local.groups.put({ gid, ...options }, members, done));
  await call((done) => D[gid].groups.put({ gid, ...options }, members, done));
};
const message = (error) => String(error && error.message || error).split('\n')[0].slice(0, 80);

// A node in a process of its own, to see whether it lives.
const victim = async (offset) => {
  const node = spawn(process.execPath, [__filename, library, 'serve', String(port + offset)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let last = '';
  node.stderr.on('data', (text) => { last = /^\w*Error.*$/m.exec(String(text))?.[0] ?? last; });
  node.ended = new Promise((resolve) => node.on('exit', (code) => resolve({ code, last })));
  await new Promise((resolve, reject) => {
    node.stdout.on('data', (text) => String(text).includes('serving') && resolve());
    node.on('exit', () => reject(new Error('the node did not come up')));
  });
  return node;
};

const killedBy = async (path, body) => {
  const node = await victim(1);
  await within(3000, fetch(`http://127.0.0.1:${port + 1}${path}`, { method: 'PUT', body }).then((reply) => reply.text(), () => {}));
  const end = await within(3000, node.ended);
  node.kill('SIGKILL');
  return end === NEVER ? no('the node answered and lives') : yes(`the node ended with exit code ${end.code}: ${end.last}`);
};
// One message to a group with a subset; the library runs in a process of its own, since it may never come back.
const sendInto = async (subset) => {
  const node = spawn(process.execPath, [__filename, library, `subset:${subset}`, String(port)], { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  node.stdout.on('data', (text) => { said += text; });
  const ended = new Promise((resolve) => node.on('exit', () => resolve()));
  const end = await within(15000, ended);
  node.kill('SIGKILL');
  if (!said.includes('sending')) return no('the group was not made');
  if (end === NEVER) return yes('the process stands still in the call: no timer of it fires in 10 s');
  return said.includes('called back') ? no('the call completed') : yes('no callback in 3 s');
};

const serialized = (value) => require(library)(at(0)).util.serialize(value);
const defects = {
  1: async () => killedBy('/nowhere/status/get', serialized(['nid'])),
  2: async () => killedBy('/local/status/get', '{'),
  3: async () => killedBy('/local/status/get', serialized(7)),

  6: async () => {
    await start();
    const told = [];
    for (const offset of [1, 2, 3, 4]) {
      D.local.status.spawn(at(offset), (error, value) => told.push(`${offset} got ${error ? 'an error' : value.port - port}`));
    }
    await sleep(6000);
    return told.length === 4 && new Set(told).size === 4 && told.every((line) => line[0] === line.at(-1))
      ? no('each of 4 had its own answer') : yes(`4 asked, callbacks: ${told.join(', ') || 'none'}`);
  },

  7: async () => sendInto('lst.length + 1'),
  8: async () => sendInto('0'),
  9: async () => sendInto('Math.log(6)'),

  10: async () => {
    await start();
    const nodes = await launch(6);
    const executed = {};
    await call((done) => D.local.routes.put({ hit: (tag, back) => { executed[tag] = (executed[tag] || 0) + 1; back(null, 1); } }, 'counter', done));
    await group('g', nodes);
    for (let index = 0; index < 40; index++) {
      D.g.gossip.send([[`m${index}`], { node: at(0), service: 'counter', method: 'hit' }], { service: 'comm', method: 'send' }, () => {});
    }
    const sum = () => Object.values(executed).reduce((one, other) => one + other, 0);
    await sleep(1500);
    const early = sum();
    await sleep(1500);
    const most = Math.max(0, ...Object.values(executed));
    return sum() > 240 || most > 6
      ? yes(`${early} executions after 1.5 s, ${sum()} after 3 s, at most 240 are due; one message ${most} times in 6 nodes`)
      : no(`${sum()} executions, at most 240 are due`);
  },

  12: async () => {
    await start();
    await group('g', await launch(2));
    await call((done) => D.g.status.spawn(at(3), done));
    const view = await within(3000, remote(at(3), 'groups', 'get', ['g']));
    return view === NEVER || view.error
      ? yes(`asked for its group it says: ${view === NEVER ? 'nothing' : message(view.error)}`) : no(`it knows ${Object.keys(view.value).length} members`);
  },

  13: async () => {
    const parent = await victim(1);
    await start();
    await remote(at(1), 'status', 'spawn', [at(2)]);
    parent.kill('SIGKILL');
    await parent.ended;
    await sleep(2000);
    const lives = await within(3000, remote(at(2), 'status', 'get', ['nid']));
    return lives !== NEVER && !lives.error
      ? yes('2 s after its parent was killed the child still answers') : no('the child ended with its parent');
  },

  14: async () => {
    await start();
    await launch(1);
    for (let index = 0; index < 5; index++) await remote(at(1), 'status', 'get', ['nid']);
    const counts = await remote(at(1), 'status', 'get', ['counts']);
    return counts.value > 0 ? no(`counts is ${counts.value} after 5 calls`) : yes(`counts is ${counts.value} after 5 calls`);
  },

  15: async () => {
    await start();
    const sid = D.util.id.getSID(at(1));
    const isInAll = async () => sid in (await call((done) => D.local.groups.get('all', done))).value;
    await call((done) => D.local.groups.put({ gid: 'g' }, {}, done));
    await call((done) => D.local.groups.add('g', at(1), done));
    const before = await isInAll();
    await call((done) => D.local.groups.rem('g', sid, done));
    const after = await isInAll();
    return before && !after ? yes("removed from 'g', the node is missing from 'all' too") : no(`in 'all' before: ${before}, after: ${after}`);
  },
};

const main = async () => {
  if (what === 'serve') {
    await start();
    process.stdout.write('serving\n');
    return;
  }
  if (what.startsWith('subset:')) {
    await start();
    const nodes = await launch(6);
    await group('g', nodes, { subset: new Function('lst', `return ${what.slice('subset:'.length)}`) });
    process.stdout.write('sending\n');
    D.g.gossip.send(['nid'], { service: 'status', method: 'get' }, () => process.stdout.write('called back\n'));
    await sleep(3000);
    process.exit(0);
  }
  process.stdout.write(JSON.stringify(await defects[what]()) + '\n');
  process.exit(0);
};
main().catch((error) => {
  process.stdout.write(JSON.stringify(no(`the probe failed: ${message(error)}`)) + '\n');
  process.exit(1);
});
