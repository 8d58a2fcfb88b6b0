import { Injectable } from '@nestjs/common';
import { failure, type FailureOutcome } from '@fanfare/connector';
import { Admission } from '../consent/admission.js';
import { CommunicationStore, type StoredCommunication } from './communication.store.js';

/** Looks at messages of steps that come once more, because they waited: for a server, a vendor, or a person's decision. */
@Injectable()
export class Readmission {
  constructor(
    private readonly admission: Admission,
    private readonly communications: CommunicationStore,
  ) {}

  /** Null: it may go out as it was written. Whom it is to may have left meanwhile, and may have another address by now. */
  async refusal(kept: StoredCommunication): Promise<FailureOutcome | null> {
    if (kept.forgottenAt) return failure('ContactNotFound', 'The contact is not there any more.');
    const refused = await this.admission.refusal(kept, kept.consentGroup);
    if (!refused) return null;
    const failed = failure(refused.code, refused.message);
    await this.communications.fail(kept._id, failed.error);
    return failed;
  }
}
