import { Module } from '@nestjs/common';
import { BreakGlassController } from './break-glass/break-glass.controller.js';
import { CloseAccess } from './break-glass/close-access.processor.js';
import { DecideAccess } from './break-glass/decide-access.js';
import { EndAccess } from './break-glass/end-access.js';
import { GrantRows } from './break-glass/grant-rows.js';
import { ListGrants } from './break-glass/list-grants.js';
import { NoticesController } from './break-glass/notices.controller.js';
import { Notices } from './break-glass/notices.js';
import { RequestAccess } from './break-glass/request-access.js';
import { TellPerson } from './break-glass/tell-person.js';
import { AuditCheckRepository } from './checks/audit-check.repository.js';
import { ReadState } from './checks/read-state.js';
import { StartCheck } from './checks/start-check.js';
import { VerifyAudit } from './checks/verify-audit.processor.js';
import { AuditController } from './log/audit.controller.js';
import { EntryNames } from './log/entry-names.js';
import { ExportEntries } from './log/export-entries.js';
import { FindPeople } from './log/find-people.js';
import { ListEntries } from './log/list-entries.js';
import { OldRows } from './upkeep/old-rows.js';
import { PruneLog } from './upkeep/prune-log.js';
import { UpkeepSchedule } from './upkeep/upkeep-schedule.js';
import { AuditUpkeep } from './upkeep/upkeep.processor.js';

/** Needs `AuditAccessModule` beside it, and the port `UserNames` of identity. */
@Module({
  controllers: [AuditController, BreakGlassController, NoticesController],
  providers: [
    AuditCheckRepository,
    AuditUpkeep,
    CloseAccess,
    DecideAccess,
    EndAccess,
    EntryNames,
    ExportEntries,
    FindPeople,
    GrantRows,
    ListEntries,
    ListGrants,
    Notices,
    OldRows,
    PruneLog,
    ReadState,
    RequestAccess,
    StartCheck,
    TellPerson,
    UpkeepSchedule,
    VerifyAudit,
  ],
})
export class AuditAdministrationModule {}
