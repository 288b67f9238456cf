/**
 * An A2A agent of the official SDK. Arguments: the port; `1.0` or `0.3`, of which it then speaks that
 * one alone; `rest` for a card that names HTTP+JSON alone; `signed` for a card with a signature, or
 * `forged` for one by another key than is published. `GET /seen` tells, outside the protocol, what it was asked.
 */
import express from 'express';
import { listen } from './lib/ready.js';
import { remember, seen } from './lib/seen.js';

const version = process.argv[3] ?? '1.0';
const { mount } = await import(`./lib/a2a-${version}.js`);

const app = express();
app.get('/seen', (request, response) => response.json(seen));
app.use(remember);
await mount(app, { rest: process.argv[4] === 'rest', signing: process.argv[5] });
listen(app);
