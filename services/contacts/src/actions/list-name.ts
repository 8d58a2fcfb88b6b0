import { z } from 'zod';

/** A list as a workflow names it. */
export const listName = z.string().trim().min(1).max(200).meta({ title: 'List', choices: 'lists' });
