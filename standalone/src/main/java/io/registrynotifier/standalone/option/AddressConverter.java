package io.registrynotifier.standalone.option;

import io.registrynotifier.config.HttpSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads HOST:PORT from the command line. */
public final class AddressConverter implements ITypeConverter<HttpSettings> {
  @Override
  public HttpSettings convert(String value) {
    try {
      return HttpSettings.parse(value);
    } catch (IllegalArgumentException invalid) {
      throw new TypeConversionException("\"" + value + "\": " + invalid.getMessage());
    }
  }
}
