import { Module } from '@nestjs/common';
import { z } from 'zod';
import { serve } from '@fanfare/bus';
import { actionsModule, defineAction, exit, Handles, type ActionHandler, type Step } from '@fanfare/connector';

export const Echo = defineAction({
  name: 'Echo',
  title: 'Echo',
  summary: 'Leaves by Success with what it was given: a step that costs nothing but the way there and back.',
  input: z.object({ value: z.string() }),
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
class EchoModule {}

await serve(EchoModule, { name: 'echo' });
