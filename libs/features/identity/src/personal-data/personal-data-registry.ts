import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { PersonalData } from '../contracts.js';

/** The rooms of this process that keep data of people. */
@Injectable()
export class PersonalDataRegistry {
  constructor(private readonly discovery: DiscoveryService) {}

  /** Only once all providers are there. */
  all(): readonly PersonalData[] {
    const found = this.discovery.getProviders().map((wrapper): unknown => wrapper.instance);
    return [...new Set(found.filter((instance) => instance instanceof PersonalData))];
  }
}
