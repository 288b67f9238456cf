/**
 * The OpenAPI documents of calculation services: a validator reads them, and a client that was
 * generated from them calculates.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import SwaggerParser from '@apidevtools/swagger-parser';
import { baseUrl } from './lib/gate.js';
import { step, story } from './lib/story.js';

const token = process.env.MESHGATE_PAT;
const headers = { authorization: `Bearer ${token}` };
// Beside the installed packages, so that what is generated finds its runtime.
const folder = resolve('generated');

async function fetched(path) {
  const answer = await fetch(baseUrl + path, { headers });
  assert.equal(answer.status, 200, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

async function generated(name, document) {
  const source = resolve(folder, `${name}.json`);
  const target = resolve(folder, `${name}.ts`);
  writeFileSync(source, JSON.stringify(document));
  const tool = resolve('node_modules', 'oazapfts', 'dist', 'cli.js');
  execFileSync(process.execPath, [tool, source, target], { stdio: 'pipe' });
  const client = await import(pathToFileURL(target));
  client.defaults.baseUrl = baseUrl;
  client.defaults.headers = headers;
  return client;
}

const home = {
  property_price: 400000,
  down_payment_pct: 0.2,
  annual_rate: 0.045,
  term_years: 30,
};

await story('OpenAPI documents', async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  for (const version of ['3.1', '3.0']) {
    await step(`found the documents of ${version} valid`, async () => {
      const paths = [
        `/v1/services/mortgage/openapi.json?version=${version}`,
        `/v1/services/quote/openapi.json?version=${version}`,
        `/v1/services/openapi.json?services=mortgage,quote&version=${version}`,
      ];
      for (const path of paths) {
        const document = await fetched(path);
        assert.ok(document.openapi.startsWith(version), document.openapi);
        await SwaggerParser.validate(document);
      }
    });
  }

  await step('found the Actions document and that of the whole product valid', async () => {
    await SwaggerParser.validate(await fetched('/v1/actions.json'));
    await SwaggerParser.validate(await fetched('/openapi?format=json'));
  });

  await step('gave every operation a name of its own', async () => {
    const document = await fetched('/v1/services/openapi.json?services=mortgage,quote');
    const names = Object.values(document.paths)
      .flatMap((path) => Object.values(path))
      .map((operation) => operation.operationId);
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(names.toSorted(), ['calculate_mortgage', 'calculate_quote']);
  });

  const document = await fetched('/v1/services/openapi.json?services=mortgage,quote&version=3.0');
  const client = await step('generated a client', () => generated('services', document));

  await step('calculated with it', async () => {
    const answer = await client.calculateMortgage({ inputs: home });
    assert.equal(answer.status, 200, JSON.stringify(answer));
    const total = answer.data.outputs.find((output) => output.name === 'total_monthly');
    assert.ok(Math.abs(total.value - 2088.059658) < 1e-6, String(total.value));
  });

  await step('was given the example that the document promises', async () => {
    const operation = document.paths['/v1/services/mortgage/execute'].post;
    const sent = operation.requestBody.content['application/json'].example;
    const promised = operation.responses['200'].content['application/json'].example;
    const answer = await client.calculateMortgage(sent);
    assert.deepEqual(answer.data.outputs, promised.outputs);
  });

  await step('was told by it what is wrong', async () => {
    const answer = await client.calculateMortgage({ inputs: { ...home, term_years: 12 } });
    assert.equal(answer.status, 400);
    assert.match(JSON.stringify(answer.data), /10, 15, 20, 25, 30/);
  });
});
