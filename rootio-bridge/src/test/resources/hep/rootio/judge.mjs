// Reads a ROOT file with JSROOT, which takes every class from the file's own description, and prints what it finds: one line a
// branch (entries, values, CRC-32 of the values as big-endian doubles and zero-terminated strings, CRC-32 of the values an
// entry) and one line a member of every other object. Usage: JSROOT_DIR=.../jsroot node judge.mjs FILE
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const module = name => import(pathToFileURL(path.join(process.env.JSROOT_DIR, 'modules', name)).href);
const { openFile } = await module('io.mjs');
const { TSelector, treeProcess } = await module('tree.mjs');
const { rntupleProcess } = await module('rntuple.mjs');

const warnings = [];
for (const kind of ['log', 'warn', 'error', 'info']) console[kind] = (...words) => warnings.push(words.join(' '));

const table = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; ++k) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});
class Crc {
  sum = -1;
  bytes(view) { for (const byte of view) this.sum = table[(this.sum ^ byte) & 255] ^ (this.sum >>> 8); }
  toString() { return ((this.sum ^ -1) >>> 0).toString(16); }
}
const scratch = new DataView(new ArrayBuffer(8));

function walk(value, crc) {
  switch (typeof value) {
    case 'number': case 'boolean': case 'bigint':
      scratch.setFloat64(0, Number(value));
      crc.bytes(new Uint8Array(scratch.buffer));
      return 1;
    case 'string': // one UTF-16 unit a byte
      crc.bytes(Buffer.from(value + '\0', 'latin1'));
      return 1;
    case 'object': {
      let count = 0;
      if (Array.isArray(value) || ArrayBuffer.isView(value)) for (const item of value) count += walk(item, crc);
      else for (const key of Object.keys(value)) if (key !== '_typename') count += walk(value[key], crc);
      return count;
    }
    default: return 0;
  }
}

const lines = [];

// What the branch says about its baskets, which readers other than this one depend on.
function account(name, branch) {
  const { fEntries, fEntryNumber, fWriteBasket, fMaxBaskets, fEntryOffsetLen, fTotBytes, fZipBytes } = branch;
  const numbers = { fEntries, fEntryNumber, fWriteBasket, fMaxBaskets, fEntryOffsetLen, fTotBytes, fZipBytes };
  for (const key of ['fBasketBytes', 'fBasketEntry', 'fBasketSeek']) numbers[key] = Array.from(branch[key]).join(',');
  const leaf = branch.fLeaves.arr[0];
  Object.assign(numbers, { leaf: leaf._typename, fLen: leaf.fLen, fMaximum: leaf.fMaximum, counter: leaf.fLeafCount?.fName ?? '' });
  for (const key of Object.keys(numbers)) lines.push(`${name}:${key}\t${numbers[key]}`);
}
async function columns(name, tree, branches, process) {
  for (const branch of branches) {
    const values = new Crc(), shape = new Crc(), selector = new TSelector();
    let entries = 0, count = 0;
    selector.addBranch(branch, 'v');
    selector.Process = function () {
      const here = walk(this.tgtobj.v, values);
      scratch.setInt32(0, here);
      shape.bytes(new Uint8Array(scratch.buffer, 0, 4));
      count += here;
      ++entries;
      this.tgtobj.v = undefined;
    };
    await process(tree, selector, {});
    lines.push(`${name}/${branch.fName ?? branch}\t${entries} ${count} ${values} ${shape}`);
    if (branch.fLeaves) account(`${name}/${branch.fName}`, branch);
  }
}

function members(name, object, seen) {
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (key[0] === '$' || typeof value === 'function' || value === null || value === undefined) continue;
    if (Array.isArray(value) && value.some(item => typeof item === 'object')) value.forEach((item, i) => item && members(`${name}.${key}.${i}`, item, seen));
    else if (Array.isArray(value) || ArrayBuffer.isView(value)) lines.push(`${name}.${key}\t${Array.from(value).join(',')}`);
    else if (typeof value !== 'object') lines.push(`${name}.${key}\t${value}`);
    else if (!seen.has(value)) members(`${name}.${key}`, value, seen.add(value));
  }
}

const file = await openFile(process.argv[2]);
async function scan(directory, prefix) {
  for (const key of directory.fKeys) {
    if (key.fName === 'StreamerInfo') continue;
    const name = prefix + key.fName;
    if (key.fClassName === 'TDirectory') { await scan(await file.readDirectory(name), name + '/'); continue; }
    const object = await file.readObject(name, key.fCycle);
    if (key.fClassName === 'TTree') {
      for (const member of ['fEntries', 'fTotBytes', 'fZipBytes', 'fAutoFlush']) lines.push(`${name}:${member}\t${object[member]}`);
      await columns(name, object, object.fBranches.arr, treeProcess);
    }
    else if (key.fClassName === 'ROOT::RNTuple') {
      const { readHeaderFooter } = await module('rntuple.mjs');
      const builder = await readHeaderFooter(object);
      await columns(name, object, builder.fieldDescriptors.filter((f, i) => f.parentFieldId === i).map(f => f.fieldName), rntupleProcess);
    } else members(name, object, new Set([object]));
  }
}
await scan(file, '');
for (const warning of new Set(warnings)) lines.push(`warning\t${warning.replaceAll('\n', ' ')}`);
process.stdout.write(lines.join('\n') + '\n');
