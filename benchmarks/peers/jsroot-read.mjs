// Reads all branches of a tree into arrays, entry by entry as JSROOT does. One line with file and tree in, one with seconds out.
// Argument: the folder that holds JSROOT's node_modules.
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const root = await import(pathToFileURL(join(process.argv[2], 'node_modules/jsroot/modules/main.mjs')));
const lines = createInterface({ input: process.stdin });
for await (const line of lines) {
  const [path, name] = line.split('\t');
  try {
    const start = performance.now();
    const file = await root.openFile('file://' + path);
    const tree = await file.readObject(name);
    const names = tree.fBranches.arr.map(branch => branch.fName);
    const selector = new root.TSelector();
    const columns = new Map(names.map(branch => [branch, []]));
    for (const branch of names) selector.addBranch(branch);
    selector.Process = function () {
      for (const branch of names) columns.get(branch).push(this.tgtobj[branch]);
    };
    await root.treeProcess(tree, selector);
    const seconds = (performance.now() - start) / 1000;
    console.log(columns.get(names[0]).length > 0 ? seconds.toFixed(6) : 'nothing was read');
  } catch (failure) {
    console.log(String(failure).split('\n')[0]);
  }
}
