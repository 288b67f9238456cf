/** What the cards of both versions say in the same words. */
export const about = {
  name: 'Parrot',
  description: 'Says what it was told',
  version: '1.0.0',
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain', 'application/json'],
  skills: [
    {
      id: 'repeat',
      name: 'Repeat',
      description: 'Says again what it was told, and how long that is',
      tags: ['echo'],
      examples: ['Hello', 'slow', 'fail', 'ask'],
    },
  ],
};
