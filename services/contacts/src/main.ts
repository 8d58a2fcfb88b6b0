import { serve } from '@fanfare/bus';
import { ContactsModule } from './contacts.module.js';

await serve(ContactsModule, { name: 'contacts' });
