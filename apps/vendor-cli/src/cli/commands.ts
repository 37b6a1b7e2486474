import { clockToken } from '../commands/clock-token.js';
import { emergencyLicense } from '../commands/emergency-license.js';
import { keyInit } from '../commands/key-init.js';
import { keyList } from '../commands/key-list.js';
import { keyRevoke } from '../commands/key-revoke.js';
import { keyRotate } from '../commands/key-rotate.js';
import { ledgerVerify } from '../commands/ledger-verify.js';
import { licenseCreate } from '../commands/license-create.js';
import { licenseDiff } from '../commands/license-diff.js';
import { licenseList } from '../commands/license-list.js';
import { licenseRenew } from '../commands/license-renew.js';
import { licenseRevoke } from '../commands/license-revoke.js';
import { licenseShow } from '../commands/license-show.js';
import { licenseUpgrade } from '../commands/license-upgrade.js';
import { licenseVerify } from '../commands/license-verify.js';
import { onlineBuild } from '../commands/online-build.js';
import { requestShow } from '../commands/request-show.js';
import { revocationBuild } from '../commands/revocation-build.js';
import { rootInit } from '../commands/root-init.js';
import { rootRotate } from '../commands/root-rotate.js';
import { templateList, templateShow } from '../commands/template-list.js';
import { trustBuild } from '../commands/trust-build.js';
import { trustShow, trustVerify } from '../commands/trust-show.js';
import { usageShow } from '../commands/usage-show.js';
import type { Command } from './command.js';

/** In the order of a vendor's life: keys, then licences, then what follows from them. */
export const COMMANDS: readonly Command[] = [
  rootInit,
  rootRotate,
  keyInit,
  keyList,
  keyRotate,
  keyRevoke,
  trustBuild,
  trustShow,
  trustVerify,
  templateList,
  templateShow,
  licenseCreate,
  licenseRenew,
  licenseUpgrade,
  licenseShow,
  licenseVerify,
  licenseDiff,
  licenseList,
  licenseRevoke,
  revocationBuild,
  requestShow,
  emergencyLicense,
  clockToken,
  onlineBuild,
  usageShow,
  ledgerVerify,
];
