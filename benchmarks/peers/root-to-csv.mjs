// Prints the number branches of one flat TTree as CSV, read by JSROOT, a reader that is not ours.
//   JSROOT_DIR=<node_modules/jsroot> node root-to-csv.mjs FILE.root TREE > tree.csv
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const [file, treeName] = process.argv.slice(2);
const dir = process.env.JSROOT_DIR;
if (!file || !treeName || !dir) {
  console.error('usage: JSROOT_DIR=<node_modules/jsroot> node root-to-csv.mjs FILE.root TREE');
  process.exit(2);
}
const load = (name) => import(pathToFileURL(path.join(dir, 'modules', name)).href);
const { openFile } = await load('io.mjs');
const { TSelector, treeProcess } = await load('tree.mjs');

const tree = await (await openFile(file)).readObject(treeName);
const names = tree.fBranches.arr.filter((b) => b.fLeaves.arr.length === 1).map((b) => b.fName);
const lines = [names.join(',')];
const selector = new TSelector();
names.forEach((name) => selector.addBranch(name, name));
selector.Process = function () {
  lines.push(names.map((name) => this.tgtobj[name]).join(','));
};
selector.Terminate = () => {};
await treeProcess(tree, selector, {});
process.stdout.write(lines.join('\n') + '\n');
