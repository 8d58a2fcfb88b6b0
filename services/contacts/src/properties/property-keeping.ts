import { Injectable } from '@nestjs/common';
import type { PropertyDefinition, PropertyType } from '@fanfare/contracts';
import { RequestRefused } from '@fanfare/bus';
import { coreFields } from '../contact/contact.js';
import { reservedFields } from '../contact/reserved-fields.js';
import { DefinitionStore, type StoredFields } from './definition.store.js';
import { KnownDefinitions } from './definitions.js';
import { fit } from './fit.js';

/** Properties as people define them. */
@Injectable()
export class PropertyKeeping {
  constructor(
    private readonly store: DefinitionStore,
    private readonly known: KnownDefinitions,
  ) {}

  async all(workspace: string): Promise<PropertyDefinition[]> {
    return [...builtIn, ...(await this.store.all(workspace))];
  }

  async save(workspace: string, definition: StoredFields): Promise<PropertyDefinition> {
    const { id, type, options } = definition;
    if (coreFields.includes(id) || reservedFields.includes(id)) {
      throw invalid('id', `every contact has "${id}" already`);
    }
    const chooses = type === 'option' || type === 'dropdown';
    if (chooses && options.length === 0) throw invalid('definition.options', 'give at least one option');
    if (!chooses && options.length > 0) throw invalid('definition.options', `a property of type ${type} has none`);
    if (new Set(options.map(({ value }) => value)).size < options.length) {
      throw invalid('definition.options', 'two options have the same value');
    }
    const fitted = fit(definition, definition.default);
    if ('problem' in fitted) throw invalid('definition.default', fitted.problem);
    const saved = await this.store.save(workspace, { ...definition, default: fitted.value }, Date.now());
    this.known.forget(workspace);
    if (!saved) {
      throw new RequestRefused('Conflict', `The type of "${id}" cannot be changed: define another property.`);
    }
    return saved;
  }

  async remove(workspace: string, id: string): Promise<boolean> {
    const removed = await this.store.remove(workspace, id);
    this.known.forget(workspace);
    return removed;
  }
}

function invalid(path: string, message: string): RequestRefused {
  return new RequestRefused('Invalid', 'The property is not valid.', [{ path, message }]);
}

const builtIn = [
  field('email', 'E-mail'),
  field('mobile', 'Mobile'),
  field('firstName', 'First name'),
  field('lastName', 'Last name'),
];

function field(id: string, label: string, type: PropertyType = 'text'): PropertyDefinition {
  return {
    id,
    label,
    description: '',
    type,
    options: [],
    default: null,
    pii: true,
    hiddenOnProfile: false,
    inDataCapture: true,
    builtIn: true,
    createdAt: null,
    updatedAt: null,
  };
}
