CREATE FUNCTION public.f(a integer, OUT b integer, OUT c text) LANGUAGE sql AS 'SELECT a, ''x''';
