import { SeatUsage } from '@assist/licence/nest';
import { Global, Module } from '@nestjs/common';
import { AuthController } from './sessions/auth.controller.js';
import { BeginSession } from './sessions/begin-session.js';
import { EndSessions } from './sessions/end-sessions.js';
import { KnownDevices } from './sessions/known-devices.js';
import { LoginThrottle } from './sessions/login-throttle.js';
import { Login } from './sessions/login.js';
import { RefreshSession } from './sessions/refresh-session.js';
import { SessionTokens } from './sessions/session-tokens.js';
import { SignOut } from './sessions/sign-out.js';
import { CreateFirstAdmin } from './setup/create-first-admin.js';
import { InstallationMarker } from './setup/installation-marker.js';
import { InstallationRepository } from './setup/installation.repository.js';
import { PrepareInstallation } from './setup/prepare-installation.js';
import { SetupState } from './setup/setup-state.js';
import { SetupController } from './setup/setup.controller.js';
import { ChangeOwnPassword } from './users/change-own-password.js';
import { CreateUser } from './users/create-user.js';
import { MeController } from './users/me.controller.js';
import { OwnProfile } from './users/own-profile.js';
import { Passwords } from './users/passwords.js';
import { Seats } from './users/seats.js';
import { UpdateUser } from './users/update-user.js';
import { UserRepository } from './users/user.repository.js';
import { UsersController } from './users/users.controller.js';

/** Global for the licence view, which asks for the seats in use. */
@Global()
@Module({
  controllers: [SetupController, AuthController, MeController, UsersController],
  providers: [
    UserRepository,
    InstallationRepository,
    InstallationMarker,
    SetupState,
    Passwords,
    SessionTokens,
    BeginSession,
    RefreshSession,
    SignOut,
    Login,
    LoginThrottle,
    KnownDevices,
    EndSessions,
    CreateFirstAdmin,
    PrepareInstallation,
    CreateUser,
    UpdateUser,
    OwnProfile,
    ChangeOwnPassword,
    Seats,
    { provide: SeatUsage, useExisting: Seats },
  ],
  exports: [SeatUsage],
})
export class IdentityModule {}
