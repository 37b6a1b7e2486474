import type { PeopleQuery, Person } from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { UserNames } from '@assist/identity/contracts';
import { Injectable } from '@nestjs/common';

/** Enough to choose from; more words find the others. */
const SHOWN = 20;

/** People to filter the log by, and to request access for. */
@Injectable()
export class FindPeople {
  constructor(private readonly users: UserNames) {}

  async execute(ctx: RequestContext, { q }: PeopleQuery): Promise<Person[]> {
    return (await this.users.search(ctx, q, SHOWN)).map(({ id, name, email }) => ({ id, name, email }));
  }
}
