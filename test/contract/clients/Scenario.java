import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import penata.ApiClient;
import penata.ApiException;
import penata.api.EmployeesApi;
import penata.api.UnitsApi;
import penata.model.EmployeeChange;
import penata.model.NewUnit;
import penata.model.Problem;
import penata.model.Unit;
import penata.model.UnitKind;

/** The scenario of all clients, with OpenAPI Generator's client for Java. */
public final class Scenario {
  private static final ObjectMapper JSON = new ApiClient().getObjectMapper();
  private static final String CLIENT = System.getenv("CLIENT");

  private interface Call {
    void run() throws ApiException;
  }

  private static ApiClient client() {
    var address = URI.create(System.getenv("PENATA"));
    return new ApiClient()
        .setScheme(address.getScheme())
        .setHost(address.getHost())
        .setPort(address.getPort())
        .setBasePath(address.getPath());
  }

  private static ApiException refusalOf(Call call) {
    try {
      call.run();
    } catch (ApiException refusal) {
      return refusal;
    }
    throw new IllegalStateException("not refused");
  }

  private static Problem problemOf(ApiException refusal) throws Exception {
    return JSON.readValue(refusal.getResponseBody(), Problem.class);
  }

  private static NewUnit section(UUID parentId, int number) {
    return new NewUnit()
        .code(CLIENT + "-" + number)
        .name("Seksi " + CLIENT)
        .kind(UnitKind.SECTION)
        .parentId(parentId)
        .validFrom(LocalDate.parse("2026-01-01"));
  }

  public static void main(String[] arguments) throws Exception {
    var known = client().setRequestInterceptor(request -> request.header("X-API-Key", System.getenv("KEY")));
    var units = new UnitsApi(known);
    var employees = new EmployeesApi(known);
    var result = new LinkedHashMap<String, Object>();

    List<Unit> agencies = new ArrayList<>();
    int pages = 0;
    String cursor = null;
    do {
      var page =
          units.listUnits(
              null, null, UnitKind.AGENCY, null, null, null, null, 2, cursor, null, null, null, null, null);
      agencies.addAll(page.getItems());
      pages += 1;
      cursor = page.getNext() == null ? null : URI.create(page.getNext()).getQuery().replaceAll(".*cursor=([^&]*).*", "$1");
    } while (cursor != null);
    result.put("pages", pages);
    result.put("agencies", agencies.stream().map(Unit::getCode).toList());

    var agencyId = agencies.get(0).getId();
    var created = units.createUnit(section(agencyId, 1), null, CLIENT + "-once", null);
    var repeated = units.createUnit(section(agencyId, 1), null, CLIENT + "-once", null);
    result.put("created", created.getCode());
    result.put("once", created.getId().equals(repeated.getId()));
    var nowhere = UUID.fromString("019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b");
    var refusal = refusalOf(() -> units.createUnit(section(nowhere, 2), null, CLIENT + "-other", null));
    var problem = problemOf(refusal);
    result.put("refused", List.of(refusal.getCode(), problem.getCode(), problem.getErrors().get(0).getPointer()));

    var employeeId = UUID.fromString(System.getenv("EMPLOYEE_ID"));
    var read = employees.getEmployeeWithHttpInfo(employeeId, null, null, null);
    var etag = read.getHeaders().get("etag").get(0);
    result.put("employee", read.getData().getName());
    var change = new EmployeeChange().birthPlace("Kota " + CLIENT);
    result.put("corrected", employees.correctEmployee(employeeId, etag, change, null, null).getBirthPlace());
    var stale = refusalOf(() -> employees.correctEmployee(employeeId, etag, change, null, null));
    result.put("stale", List.of(stale.getCode(), problemOf(stale).getCode()));
    var anonymous = refusalOf(() -> new EmployeesApi(client()).getEmployee(employeeId, null, null, null));
    result.put("anonymous", List.of(anonymous.getCode(), problemOf(anonymous).getCode()));

    System.out.println(JSON.writeValueAsString(Map.copyOf(result)));
  }
}
