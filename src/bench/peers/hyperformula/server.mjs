// Calculates a workbook that the first line describes, once for each of the inputs that a later
// line lists, and says what came out and what that cost of the processor. Answers are lines too.
import { createInterface } from 'node:readline';
import { HyperFormula } from 'hyperformula';

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const next = async () => JSON.parse((await lines.next()).value ?? 'null');

const model = await next();
const names = [
  ...model.names,
  { name: 'TRUE', expression: '=TRUE()' },
  { name: 'FALSE', expression: '=FALSE()' },
];
const book = HyperFormula.buildFromSheets(model.sheets, { licenseKey: 'gpl-v3' }, names);
const place = (address) => {
  const [, letter, row] = /^([A-Z])(\d+)$/.exec(address);
  return { sheet: book.getSheetId(model.page), row: row - 1, col: letter.charCodeAt(0) - 65 };
};
const inputs = model.inputs.map(place);
const outputs = model.outputs.map(place);

function calculate(values) {
  // What is changed in one batch is calculated once.
  book.batch(() => values.forEach((value, i) => book.setCellContents(inputs[i], value)));
  return outputs.map((output) => book.getCellValue(output));
}

console.log(JSON.stringify({ version: HyperFormula.version }));
for (let job = await next(); job; job = await next()) {
  const before = process.cpuUsage();
  const results = job.map(calculate);
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ results, micros: user + system }));
}
