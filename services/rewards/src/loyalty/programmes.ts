import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { FieldProblem, listProgrammes, loyaltyProgramme, ProgrammeView, ReplyOf } from '@fanfare/contracts';
import { pageOf, RequestRefused } from '@fanfare/bus';
import { keyOf } from '@fanfare/chassis';
import { AccountStore } from './account.store.js';
import { ProgrammeStore, type Programme } from './programme.store.js';

/** Loyalty programmes as people see and edit them. */
@Injectable()
export class Programmes {
  constructor(
    private readonly programmes: ProgrammeStore,
    private readonly accounts: AccountStore,
  ) {}

  /** Makes or changes a programme. Tiers that contacts are in stay theirs, also when the tier is gone or its bar higher. */
  async save({ workspace, id, tiers, expiryDays, ...rest }: z.output<typeof loyaltyProgramme>): Promise<ProgrammeView> {
    const errors = [...twice('id', tiers), ...twice('name', tiers)];
    if (errors.length > 0) throw new RequestRefused('Invalid', 'Two tiers cannot be told apart.', errors);
    const levels = tiers.map(({ threshold, ...tier }) => ({ ...tier, threshold: threshold ?? null }));
    const settings = { ...rest, tiers: levels, expiryDays: expiryDays ?? null };
    return viewOf(await this.programmes.save(workspace, id, settings));
  }

  async get(workspace: string, id: string): Promise<ProgrammeView> {
    return viewOf(await this.find(workspace, id));
  }

  async list(workspace: string, after: string | undefined, limit: number): Promise<ReplyOf<typeof listProgrammes>> {
    const found = await this.programmes.list(workspace, after, limit + 1);
    const { items, next } = pageOf(found, limit, ({ id }) => id);
    return { programmes: items.map(viewOf), next };
  }

  /** Only one in which nobody ever had points. */
  async remove(workspace: string, id: string): Promise<ProgrammeView> {
    const programme = await this.find(workspace, id);
    if (await this.accounts.isUsed(workspace, id)) {
      throw new RequestRefused('Conflict', 'Contacts have points in this programme. Make it inactive instead.');
    }
    await this.programmes.remove(programme._id);
    return viewOf(programme);
  }

  private async find(workspace: string, id: string): Promise<Programme> {
    const key = keyOf(workspace, id);
    const programme = (await this.programmes.find([key])).get(key);
    if (!programme) throw new RequestRefused('NotFound', 'There is no such loyalty programme.');
    return programme;
  }
}

function twice(field: 'id' | 'name', tiers: readonly { id: string; name: string }[]): FieldProblem[] {
  const words = tiers.map((tier) => tier[field].toLowerCase());
  return words.flatMap((word, i) =>
    words.indexOf(word) < i ? [{ path: `tiers.${i}.${field}`, message: 'another tier has it already' }] : [],
  );
}

function viewOf({ id, name, unit, active, measure, tiers, expiryDays }: Programme): ProgrammeView {
  return { id, name, unit, active, measure, tiers, expiryDays };
}
