import { Controller } from '@nestjs/common';
import { assignAchievement, assignBonusEntries, assignScore, changeEntryTags } from '@fanfare/contracts';
import { Requests } from '@fanfare/bus';
import type { Given } from '../http/route.js';
import { Serves } from '../http/serves.js';
import { ContactIds } from '../rewards/contact-ids.js';
import { engagementByHandRoutes as routes } from './by-hand.routes.js';

@Controller()
export class EngagementByHandController {
  constructor(
    private readonly requests: Requests,
    private readonly ids: ContactIds,
  ) {}

  @Serves(routes.assignBonusEntries)
  async assignBonusEntries({ params: { workspace, id }, body }: Given<typeof routes.assignBonusEntries>) {
    const contact = await this.ids.now(workspace, id);
    return this.requests.ask(assignBonusEntries, { ...body, workspace, contact });
  }

  @Serves(routes.assignAchievement)
  async assignAchievement({ params: { workspace, id }, body }: Given<typeof routes.assignAchievement>) {
    const contact = await this.ids.now(workspace, id);
    return this.requests.ask(assignAchievement, { ...body, workspace, contact });
  }

  @Serves(routes.changeEntryTags)
  changeEntryTags({ params, body }: Given<typeof routes.changeEntryTags>) {
    return this.requests.ask(changeEntryTags, { ...body, ...params });
  }

  @Serves(routes.assignScore)
  assignScore({ params, body }: Given<typeof routes.assignScore>) {
    return this.requests.ask(assignScore, { ...body, ...params });
  }
}
