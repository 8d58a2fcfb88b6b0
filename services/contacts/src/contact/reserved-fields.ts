/** Names that no property can have: there is another way to set them, or they follow from the rest. */
export const reservedFields: readonly string[] = ['id', 'type', 'tags', 'lists', 'properties', 'anonymousIds'];
