package dev.meshgate.services;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher hands in.
 *
 * @param id what it is to be called in addresses; empty for one made of its name
 * @param upload the workbook; null for none
 * @param definition as it was posted; empty for what the workbook itself suggests, or for the one
 *     that there is
 */
public record Proposal(
    String id,
    @Nullable Upload upload,
    JsonObject definition,
    @Nullable Visibility visibility,
    @Nullable Boolean exportable) {}
