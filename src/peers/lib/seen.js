/** What arrived, for tests that ask what left the gateway. */
import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage();
export const seen = { executions: 0, cancelled: 0, headers: [] };

/** Express middleware: the SDK of 0.3 does not show an agent the headers of its request. */
export function remember(request, response, next) {
  current.run(request.headers, next);
}

export function executed() {
  seen.executions++;
  seen.headers.push(current.getStore());
}

export function cancelled() {
  seen.cancelled++;
}
