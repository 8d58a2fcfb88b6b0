import { Module } from '@nestjs/common';
import { z } from 'zod';
import { actionsModule, defineAction, exit, Handles, type ActionHandler, type Step } from '../src/index.js';

export const Echo = defineAction({
  name: 'Echo',
  title: 'Echo',
  summary: 'Leaves by Success with what it was given.',
  input: z.object({ value: z.string().min(1) }),
  exits: { Success: z.object({ value: z.string() }) },
  repeat: 'pure',
  batch: { max: 100 },
});

@Handles(Echo)
class EchoHandler implements ActionHandler<typeof Echo> {
  async run(steps: readonly Step<typeof Echo>[]) {
    return steps.map(({ input }) => exit('Success', { value: input.value }));
  }
}

@Module({ imports: [actionsModule({ name: 'echo', title: 'Echo', handlers: [EchoHandler] })] })
export class EchoModule {}
