/** Two nodes and no model: one works, one answers. TypeScript, for the server reads its schemas from types. */
import { AIMessage } from '@langchain/core/messages';
import { END, interrupt, type LangGraphRunnableConfig, MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';
import { setTimeout as pause } from 'node:timers/promises';

type State = typeof MessagesAnnotation.State;

const said = ({ messages }: State) => String(messages.at(-1)?.text);

/** A minute of steps for `slow`, or as many seconds as the text says; the signal is that of the run, and who cancels it aborts the wait. */
async function work(state: State, config: LangGraphRunnableConfig) {
  const text = said(state);
  if (text.startsWith('fail')) throw new Error('I was told to fail');
  if (text.startsWith('ask')) interrupt('Which year?');
  if (!text.startsWith('slow')) return {};
  const steps = 5 * Number(/\d+/.exec(text)?.[0] ?? 60);
  for (let step = 1; step <= steps; step++) {
    config.writer?.({ step: `step ${step}` });
    await pause(200, undefined, { signal: config.signal });
  }
  return {};
}

function answer(state: State) {
  return { messages: [new AIMessage(`You said: ${said(state)}`)] };
}

export const graph = new StateGraph(MessagesAnnotation)
  .addNode('work', work)
  .addNode('answer', answer)
  .addEdge(START, 'work')
  .addEdge('work', 'answer')
  .addEdge('answer', END)
  .compile();
