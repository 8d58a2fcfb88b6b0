import { cardRoutes } from './card.routes.js';
import { couponRoutes } from './coupon.routes.js';
import { loyaltyRoutes } from './loyalty.routes.js';

export const rewardRoutes = { ...couponRoutes, ...loyaltyRoutes, ...cardRoutes };
