using System.Reflection;
using System.Reflection.Emit;
using NUnit.Framework;

namespace Distribution.Transports.Tests.Services;

/// <summary>Services by name, where names are not enough, and what of a class is its service.</summary>
internal sealed class ServiceCatalogTests
{
    [Test]
    public void A_name_that_two_assemblies_have_is_refused_unless_one_is_said()
    {
        var catalog = new ServiceCatalog(Assembly("First"), Assembly("Second"));
        Assert.That(catalog.Create("Twin", out var refusal), Is.Null);
        Assert.That(refusal, Is.EqualTo("the assemblies First and Second each have 'Twin': say 'Twin, First'"));
        Assert.That(catalog.Create("Twin, second, Version=1.0.0.0", out refusal), Is.Not.Null, refusal);
    }

    [Test]
    public void What_disposes_an_object_is_no_method_of_its_service()
    {
        Assert.That(Service.Of(new Disposed()).Methods, Is.EqualTo(new[] { "run" }));
        Assert.That(Service.Of(new NotDisposed()).Methods, Is.EqualTo(new[] { "dispose", "run" }));
    }

    private static AssemblyBuilder Assembly(string name)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(name), AssemblyBuilderAccess.Run);
        var type = assembly.DefineDynamicModule(name).DefineType("Twin", TypeAttributes.Public);
        type.SetCustomAttribute(new CustomAttributeBuilder(typeof(ServiceAttribute).GetConstructor([])!, []));
        type.DefineMethod("Run", MethodAttributes.Public, typeof(void), []).GetILGenerator().Emit(OpCodes.Ret);
        type.CreateType();
        return assembly;
    }

    private sealed class Disposed : IDisposable, IAsyncDisposable
    {
        public int Run() => 1;

        public void Dispose() => GC.SuppressFinalize(this);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class NotDisposed
    {
        public int Run() => 1;

        public int Dispose() => 2;
    }
}
