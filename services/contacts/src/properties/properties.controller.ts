import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { listProperties, removeProperty, saveProperty, type ReplyOf } from '@fanfare/contracts';
import { Answers } from '@fanfare/bus';
import { PropertyKeeping } from './property-keeping.js';

/** What other services ask about properties. */
@Controller()
export class PropertiesController {
  constructor(private readonly keeping: PropertyKeeping) {}

  @Answers(saveProperty)
  save({ workspace, id, definition }: z.output<typeof saveProperty.request>): Promise<ReplyOf<typeof saveProperty>> {
    return this.keeping.save(workspace, { id, ...definition });
  }

  @Answers(listProperties)
  async list({ workspace }: z.output<typeof listProperties.request>): Promise<ReplyOf<typeof listProperties>> {
    return { properties: await this.keeping.all(workspace) };
  }

  @Answers(removeProperty)
  async remove({ workspace, id }: z.output<typeof removeProperty.request>): Promise<ReplyOf<typeof removeProperty>> {
    return { removed: await this.keeping.remove(workspace, id) };
  }
}
