import { createContext } from 'react';
import type { Place } from '../draft/place.js';

/** What happens when somebody wants a step at a place; null where nothing is edited. */
export const PutHere = createContext<((place: Place) => void) | null>(null);
